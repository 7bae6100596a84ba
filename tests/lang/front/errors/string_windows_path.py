x = 'C:\Users\name'
