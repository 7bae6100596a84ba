x = *a +
