SELECT 'a''b', E'it\'s', U&'d\0061t' UESCAPE '!', B'01', $a$;$$;$a$, "x""y", 1.5e-3, 0x1F, $1, a[1:2], b::text, f(x => 1), y := 2;
/* a /* nested */ comment */ -- line
SELECT 'never closed
SELECT 2;