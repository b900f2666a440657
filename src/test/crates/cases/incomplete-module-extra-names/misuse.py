import two
two.mend("")
