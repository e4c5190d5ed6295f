# Runs "$@" in place of this shell, tied to whoever holds the other end of standard input.
#
# The holder never writes. When it dies, however it dies, the kernel closes the pipe, `read` ends and
# the program is asked to stop; one that does not listen is killed 20 seconds later.
# INT and HUP stay ignored across exec: a Ctrl-C reaches the whole terminal group at once, but the
# order in which the programs stop is the holder's to decide.
trap '' INT HUP
exec 3<&0 </dev/null
(
  while read -r _ <&3; do :; done
  kill -TERM $$ 2>/dev/null || exit 0
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sleep 1
    kill -0 $$ 2>/dev/null || exit 0
  done
  kill -KILL $$
) &
exec 3<&-
exec "$@"
