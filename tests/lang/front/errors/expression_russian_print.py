print 'привет'
