import chain.first

print(chain.first.VALUE, chain.second.VALUE)
