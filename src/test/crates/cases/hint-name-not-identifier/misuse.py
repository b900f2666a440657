import tiny
tiny.twice(*tiny.nothing())
