"""Thirty pairs of moves of each game of the exhibition: those of assets/games."""

GAMES = [game.split() for game in """
e4 e5 Nf3 Nc6 Bb5 a6 Ba4 g6 O-O Bg7 c3 d6 h3 Bd7 d4 Nf6 Re1 O-O Bc2 Nh5 Bg5 Qe8 Nbd2 f6
Be3 Rd8 g4 Nf4 Bxf4 exf4 a4 Na5 d5 Rc8 b4 h5 bxa5 hxg4 Nd4 gxh3 Kh2 Rf7 Qf3 Kf8 Ne6+ Ke7
Rab1 g5 Rg1 Bh6 Rxb7 Rg7 e5 g4 exd6+ Kxd6 Nc4+ Ke7 Rxg4 Rg8

e4 e5 Nf3 Nc6 Bc4 Bc5 c3 a5 O-O Nf6 d4 Bd6 Re1 b6 Bb5 Qe7 a4 Bb7 Nbd2 O-O-O d5 g5 dxc6
dxc6 Bd3 Kb8 Qc2 h6 Nf1 Bc5 Be3 Nh5 Bxc5 bxc5 Bc4 Nf4 N3d2 Ne6 Nb3 Ba8 Red1 Nf4 Ng3 g4
Nf5 Qg5 Nxc5 Ka7 Bf1 Nh3+ gxh3 gxh3+ Kh1 Qh5 Be2 Rxd1+ Rxd1 Qg5 Bf1 Qg4

d4 d5 c4 e6 Nc3 Nf6 cxd5 exd5 Nf3 Ne4 Bf4 a6 e3 g5 Nxe4 gxf4 Nc3 fxe3 fxe3 Be6 Bd3 h5
O-O Bh6 e4 Nc6 exd5 Be3+ Kh1 Bxd5 Qe1 Bxf3 Qxe3+ Qe7 Rxf3 Qxe3 Rxe3+ Ne7 Rae1 Kd8 Rxe7
a5 Bf5 Ra6 Rd7+ Kc8 h4 Rf6 Bh3 c5 Rxf7+ Kb8 Rxf6 cxd4 Nb5 Rd8 Rd6 Rh8 a4 Rg8

e4 c5 Nf3 d6 d4 cxd4 Nxd4 a6 c4 Nf6 f3 Qc7 Nc3 e6 g4 Nc6 g5 Nd7 Be3 Na5 Rc1 Be7 h4 O-O
f4 Re8 h5 e5 Nf5 exf4 Bxf4 Ne5 Nd5 Qd8 Ndxe7+ Rxe7 Nxe7+ Qxe7 Be2 Nexc4 Qc2 b5 b3 Bb7
O-O Bxe4 Qc3 Bb7 h6 gxh6 gxh6 Ne5 Bxe5 Qxe5 Qxe5 dxe5 Bh5 Kh8 Rc7 Rg8+

e4 e6 d4 d5 Nc3 Nf6 Bg5 dxe4 Nxe4 Be7 Bxf6 gxf6 Qd2 Bd7 Nc3 h5 d5 exd5 Nxd5 c6 Nxe7
Qxe7+ Qe2 Be6 Nf3 Nd7 O-O-O Qc5 Nd4 Qg5+ Kb1 Qe5 a3 O-O-O Nxe6 Qxe2 Bxe2 fxe6 h4 f5 Rd6
Nc5 Rxd8+ Kxd8 Rh3 Ke7 Rg3 Kf6 Kc1 e5 Rc3 Ne4 Rf3 Rd8 g3 Nc5 a4 a5 Ra3 Rd4

d4 Nf6 c4 g6 Nc3 Bg7 Nf3 d6 e4 c6 h3 Na6 Be3 Qc7 a3 e5 c5 Nd7 dxe5 dxe5 b4 b6 Qa4 Nab8
Rd1 O-O cxb6 Nxb6 Qc2 Rd8 Rxd8+ Qxd8 Be2 Ba6 O-O Bxe2 Nxe2 Qc8 Qb3 Qb7 Nc1 Qc7 Nd3 h6
Rc1 Na6 b5 Nb8 Nb4 N8d7 Rxc6 Qb7 a4 Rc8 a5 Nb8 axb6 Qxc6 Nxc6 Nxc6

e4 c6 d4 d5 Nc3 dxe4 Nxe4 Nf6 Qd3 Nxe4 Qxe4 Qb6 Nf3 Be6 Be2 Nd7 O-O g6 Qh4 Bg7 a4 Rd8
Bd3 c5 Re1 cxd4 a5 Qd6 a6 b6 Bf4 Qc5 Bh6 Bf6 Qg3 Bf5 b4 Qc8 Qd6 Ne5 Bb5+ Bd7 Rxe5 Bxe5
Qxe5 f6 Bxd7+ Rxd7 Qf4 g5 Qe4 Qc3 Re1 Rg8 Qxh7 Qc4 Bxg5 fxg5 Ne5 Qe6

c4 e5 Nc3 Nf6 g3 d5 cxd5 c6 dxc6 Nxc6 Nf3 Bc5 Bg2 e4 Ng5 Bxf2+ Kxf2 Ng4+ Ke1 Qxg5 d4 Qd8
d5 Qb6 Nxe4 Ne7 Qb3 Qxb3 axb3 O-O h3 f5 d6 Ng6 Nc5 Nf6 Bg5 Re8 Bxf6 f4 Bc3 fxg3 Ra4 Rd8
Nxb7 Nf4 Rxf4 Bxb7 Bxb7 Rab8 Bd5+ Kh8 Rf7 Rg8 Rxa7 h5 Bxg8 Rxg8 Rf1 h4

e4 e5 Nf3 Nc6 d4 exd4 Nxd4 Nf6 Nxc6 bxc6 e5 Qe7 Qe2 Ng4 Qxg4 Qxe5+ Qe2 f6 Nd2 d5 c3 Bd6
Nf3 Qe7 h3 c5 Qxe7+ Kxe7 Be2 Be6 O-O a5 Bd3 Kf7 Bc2 Ra6 Ba4 Rb8 Re1 c4 Nd4 Be5 Nc6 Rbb6
Nxe5+ fxe5 Rxe5 h6 b3 cxb3 axb3 c5 Re3 c4 Rf3+ Kg8 bxc4 Bg4 Rg3 Bf3

d4 Nf6 c4 e6 Nc3 Bb4 Nf3 Qe7 Qc2 h6 e4 d5 e5 Ng8 cxd5 exd5 Bd3 g5 O-O Qd8 a3 Bxc3 bxc3
Ne7 Rb1 a6 h3 Nbc6 Nh2 Ng6 Bxg6 fxg6 Qxg6+ Kd7 Qf5+ Ke8 Qg6+ Kd7 e6+ Ke7 Ng4 Bxe6 Qg7+
Kd6 a4 Bxg4 Ba3+ Nb4 Bxb4+ Kc6 hxg4 b6 a5 Qd7 Qf6+ Kb7 axb6 Qd8 Qf7 a5

e4 e5 f4 exf4 Nf3 g5 h3 Nf6 d3 h6 h4 Rg8 Nc3 d6 d4 g4 Ng1 Nh5 Nge2 f3 Nf4 Ng3 Rh2 Nxf1
Kxf1 fxg2+ Kxg2 g3 Rh1 c6 Qd3 Qe7 h5 Na6 Qc4 Bd7 Ng6 Rxg6 hxg6 fxg6 Qg8 O-O-O Bf4 Bg7
Qc4 Nc7 Bxg3 h5 Raf1 Be8 a3 g5 e5 dxe5 Re1 Bf7 Qb4 Qe6 Rhf1 Rxd4

d4 d5 c4 c6 Nf3 Nf6 a4 e6 g3 Ne4 Bg2 Bb4+ Nbd2 a5 Qc2 Nd7 O-O f5 Ne1 c5 cxd5 Bxd2 dxe6
Bxe1 exd7+ Bxd7 Bxe4 fxe4 Qxe4+ Kf7 Rxe1 Bc6 Qf5+ Qf6 Qh5+ Qg6 Qxc5 Rhd8 f3 Kg8 Bf4 Qf6
Rad1 Qg6 d5 Qf5 e4 Qh5 Qe3 Be8 g4 Qh4 Bg5 Qxe1+ Qxe1 Bg6 h4 Rdc8 Rd2 Ra6

e4 d5 exd5 Qxd5 Nc3 Qa5 Nf3 Bg4 h3 Bxf3 Qxf3 Nc6 Bb5 Qb6 Nd5 Qa5 b4 Qxb5 Nxc7+ Kd7 Nxb5
e6 Qxf7+ Be7 O-O Nh6 Qf4 Rac8 Re1 Rhf8 Qc4 Rf6 Bb2 Nxb4 Qb3 Rg6 Re4 a5 c3 Nc6 Rae1 a4
Qc4 e5 Rxe5 Nxe5 Qd5+ Bd6 Rxe5 Rc5 Qxb7+ Rc7 Qd5 Rc5 Qb7+ Rc7 Qe4 Rc5 Rxc5 Bxc5

d4 d5 Bf4 Nf6 e3 c5 Nc3 cxd4 Nb5 Qa5+ b4 Qxb4+ c3 dxc3 a3 Qb2 Nc7+ Kd8 Rb1 c2 Rxb2
cxd1=R+ Kxd1 e5 Bxe5 Nc6 Bg3 Rb8 Nb5 Ra8 Nc7 Rb8 Nb5 a6 Nd6 Bxd6 Bxd6 Ra8 f3 b5 Ne2 Be6
Nd4 Nxd4 exd4 Kd7 Bb4 Ne8 Ke1 Nd6 Kf2 Rhc8 Bd3 Nc4 Rb3 g6 g4 Rab8 Re1 a5

e4 d6 d4 Nf6 Nc3 g6 Be3 Bg7 Qd2 Ng4 Bf4 Nd7 h3 e5 hxg4 exf4 O-O-O g5 e5 Nb6 exd6 Qxd6
Nf3 h6 Nb5 Qe7 Qe2 Be6 d5 Nxd5 Rxd5 a6 Nxc7+ Qxc7 Nd4 Qb6 c3 Rc8 Nxe6 Bxc3 Nc5+ Be5
Qxe5+ Qe6 Qxh8+ Ke7 Qd4 Qxd5 Qxd5 Rc6 Qd7+ Kf6 Qxc6+ bxc6 Rxh6+ Kg7 Rxc6 a5 Ne4 Kh7

d4 f5 g3 Nf6 Bg2 e6 c4 d6 Nc3 c6 Nf3 Be7 Qc2 Nbd7 O-O a6 d5 Nc5 Nd4 O-O dxc6 Rb8 b4 e5
Nxf5 Ne6 Nd5 Nxd5 cxd5 Nc7 Nxe7+ Qxe7 a4 Bf5 e4 Bg4 f3 Bh5 Rb1 bxc6 dxc6 Bf7 Be3 Rfe8
Ba7 Ra8 Bf2 Rab8 Rfc1 Kh8 Qd2 Rg8 Bf1 Be8 Qd3 Qf6 b5 Rf8 b6 Bh5

e4 e5 Nf3 Nf6 Nxe5 d6 Nf3 Nxe4 d4 d5 Bd3 Bb4+ c3 Be7 O-O O-O c4 Be6 Re1 dxc4 Bxe4 Nd7
Qc2 Nf6 Bg5 c5 dxc5 Nxe4 Bxe7 Qd3 Qxd3 cxd3 Rxe4 d2 Nbxd2 Bf5 Re5 Rfe8 Rae1 Bc2 c6 Rab8
c7 Rbc8 Rc5 Bd3 Rd5 Bc2 Ba3 Ba4 Rxe8+ Rxe8 Rd8 g6 b3 h6 Ne4 Bb5 Nf6+ Kg7

d4 Nf6 c4 g6 Nc3 d5 cxd5 c6 dxc6 Bg7 cxb7 Bxb7 Nf3 O-O e3 Ne4 Be2 Qa5 Qb3 Nd7 Qxb7 Nxc3
Bd2 Rfb8 Qc6 Nc5 Bxc3 Qd8 Qxc5 Qd7 O-O Rc8 Qa5 Rd8 Bc4 Bf6 Bxf7+ Kxf7 Qa3 Rdb8 Rfd1 Rb5
Qa4 Qc6 Rac1 Qd5 e4 Qb7 Qc4+ Rd5 Bd2 Qb5 exd5 Rb8 Qc7 Qb6 Qc6 Qxc6 dxc6 a6

e4 c5 Nf3 Nc6 Bb5 g6 Bxc6 bxc6 d4 cxd4 Qxd4 f6 Qc3 a5 h4 Ba6 h5 e5 a3 g5 Be3 Qb8 Nbd2
Be7 O-O-O Be2 Nc4 c5 Rd5 Qb5 Ncxe5 d6 Nd3 Qa6 Nxg5 h6 Ne6 Ra7 Ng7+ Kf7 Nf5 Bg4 Nf4 Ke8
Ng6 Bxf5 exf5 Kf7 Nxh8+ Kg7 Ng6 Qb7 Rhd1 Kh7 Rxd6 Qa8 Rb6 Qe4 f3 Qxf5

d4 d5 c4 dxc4 Nf3 Nf6 e3 e6 Bxc4 c5 a3 a6 O-O b5 Be2 Nbd7 dxc5 Nxc5 Qxd8+ Kxd8 Ne5 Ke8
b4 Bd6 Nxf7 Kxf7 bxc5 Bxc5 Nd2 Bd6 Bb2 Bd7 Nf3 Ke7 Ne5 Rhc8 Nxd7 Kxd7 Bf3 Ra7 g4 h6 h4
Ne8 Rfd1 Ke7 g5 Rc4 Bd4 Bc5 Be5 Rxh4 gxh6 gxh6 Kf1 Bd6 Bd4 Rc7 Rd2 Rc8

e4 Nf6 e5 Nd5 d4 d6 c4 Nb6 exd6 exd6 Be2 g6 Nf3 Bg7 Bg5 f6 Bd2 Be6 O-O O-O b3 Re8 Nc3 d5
c5 Nc8 b4 Bf7 b5 a6 a4 Nd7 Re1 c6 bxc6 bxc6 a5 Re7 Na2 Nb8 Nb4 Rb7 h4 h5 Bd3 Na7 Nxa6
Qd7 Nxb8 Raxb8 Bf4 Rf8 Bd6 Re8 Rxe8+ Bxe8 a6 Rb2 Qc1 Rb3

e4 e5 Nc3 Nf6 f4 d5 fxe5 Nxe4 Nf3 Nc6 Bb5 Be7 Qe2 O-O Nxe4 Nb4 d3 a6 Ba4 dxe4 Qxe4 h6
Bd2 Qd5 Qxd5 Nxd5 Bb3 Rd8 Rf1 Be6 Nd4 Bc5 Nxe6 fxe6 O-O-O a5 a4 b6 Rde1 Rf8 c3 Rf2 d4
Raf8 Rxf2 Rd8 dxc5 g5 cxb6 c6 Bxd5 Rxd5 Rf6 Rd7 Rxh6 Rb7 Be3 Rb8 Rf1 Rd8

d4 Nf6 c4 c5 d5 e6 h3 b5 Nf3 Bb7 dxe6 fxe6 cxb5 c4 e3 a6 Bxc4 Bb4+ Bd2 Qc7 Be2 Qc5 bxa6
Bxd2+ Nbxd2 Bxa6 O-O Qb6 Bxa6 Qxa6 Qb1 O-O b4 Qa4 Rc1 d5 Qb3 Ne4 Nxe4 Qxb3 axb3 dxe4
Rxa8 Nd7 Rxf8+ Nxf8 Ne5 g5 b5 g4 b6 Kg7 Rc7+ Kf6 Nxg4+ Kg6 b7 h5 b8=R hxg4

e4 c5 Nc3 Nc6 g3 g6 Bg2 Bg7 Nge2 a6 d3 e6 Be3 Nd4 h4 Qc7 h5 d6 h6 Be5 f4 Nxe2 Qxe2 Bd4
Qf2 Bxe3 Qxe3 Bd7 O-O-O Ne7 Rd2 Rf8 d4 O-O-O Rhd1 g5 fxg5 Qb6 dxc5 Qxc5 Qxc5+ dxc5 e5 b5
Bb7+ Kc7 Bxa6 Nc6 Nxb5+ Kb6 Rxd7 Rxd7 Rxd7 Kxa6 Nd6 Nxe5 Rb7 Rg8 Re7 Rxg5
""".split("\n\n")]
