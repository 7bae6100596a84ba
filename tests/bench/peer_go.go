// Go's figures, on one processor (GOMAXPROCS 1) as Simul has one thread: CPU ns per operation.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// CPU time of the whole process, user and system, in ns; the collector's threads included.
func cpuNs() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano() + usage.Stime.Nano())
}

// create: make a goroutine, let it run to its end.
func create() float64 {
	const n = 1000000
	ran, begin := 0, 0.0
	for i := -n / 10; i < n; i++ {
		if i == 0 {
			begin = cpuNs()
		}
		go func() { ran++ }()
		runtime.Gosched()
	}
	return (cpuNs() - begin) / n
}

func yield(nTasks int) float64 {
	rounds := 4000000 / nTasks
	warm := rounds/10 + 1
	begin := 0.0
	var group sync.WaitGroup
	group.Add(nTasks)
	for i := 0; i < nTasks; i++ {
		go func(i int) {
			for k := -warm; k < rounds; k++ {
				if i == 0 && k == 0 {
					begin = cpuNs()
				}
				runtime.Gosched()
			}
			group.Done()
		}(i)
	}
	group.Wait()
	return (cpuNs() - begin) / float64(nTasks*rounds)
}

// sleep: the second of two waves, so that the goroutines and their stacks are there already.
func sleep(nTasks int) float64 {
	begin := 0.0
	for wave := 0; wave < 2; wave++ {
		begin = cpuNs()
		var group sync.WaitGroup
		group.Add(nTasks)
		for k := 0; k < nTasks; k++ {
			go func(k int) {
				time.Sleep(time.Duration((k*7919%nTasks + 1) * (1000000000 / nTasks)))
				group.Done()
			}(k)
		}
		group.Wait()
	}
	return (cpuNs() - begin) / float64(nTasks)
}

func queue(capacity int) float64 {
	const n = 1000000
	channel := make(chan int, capacity)
	go func() {
		for i := -n / 10; i < n; i++ {
			channel <- i
		}
		close(channel)
	}()
	begin := 0.0
	for item := range channel {
		if item == 0 {
			begin = cpuNs()
		}
	}
	return (cpuNs() - begin) / n
}

// await: make a goroutine and wait for its result.
func await() float64 {
	const n = 1000000
	sum, begin := 0, 0.0
	for i := -n / 10; i < n; i++ {
		if i == 0 {
			begin = cpuNs()
		}
		result := make(chan int)
		go func(i int) { result <- i }(i)
		sum += <-result
	}
	return (cpuNs() - begin) / n
}

func main() {
	runtime.GOMAXPROCS(1)
	figures := map[string]func() float64{
		"create":       create,
		"yield-1000":   func() float64 { return yield(1000) },
		"yield-100000": func() float64 { return yield(100000) },
		"sleep-100000": func() float64 { return sleep(100000) },
		"queue-1":      func() float64 { return queue(1) },
		"queue-128":    func() float64 { return queue(128) },
		"await":        await,
	}
	name := ""
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	figure, found := figures[name]
	if !found {
		fmt.Fprintf(os.Stderr, "no figure is called '%s'\n", name)
		os.Exit(2)
	}
	fmt.Printf("%.4f\n", figure())
}
