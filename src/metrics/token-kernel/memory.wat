;; The memory of the token kernel, in bytes. Texts and ids of short texts stand below 65536, where the caller puts them;
;; longer runs stand from 589824 on, in memory that the caller adds.
;;
;;      0  masks that keep the last bytes of sixteen
;;  65536  the masks of a strip: 253 rows of four words; row 0 stays empty
;;  73664  scratch room for short texts
;;  98320  the masks of a pattern of one word, by id; that of -1 in front of them stays 0
;; 131072  the known tokens, 8192 slots of 32 bytes
;; 393216  the known pairs of n-grams, 8192 slots of 16 bytes
;; 524288  the n-grams of the reference, 540672 those of the candidate
;; 557056  how often each n-gram is there, by number from -1 on
  (memory (export "memory") 9)

