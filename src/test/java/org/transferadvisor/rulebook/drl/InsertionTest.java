package org.transferadvisor.rulebook.drl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a consequence concludes is read with its arguments, however they are written. */
class InsertionTest {

    @Test
    void argumentsEndAtTheirOwnCommas() {
        assertThat(Insertion.in("""
                insertLogical( new Finding( "A, (B)", $x ) );
                insertLogical(new org.example.Cost( Range.exactly( 0.0, 1 ), "say \\"no\\", twice" ));
                insertLogical( new Nothing() );
                """))
                .containsExactly(
                        new Insertion("Finding", java.util.List.of("\"A, (B)\"", "$x")),
                        new Insertion(
                                "Cost", java.util.List.of("Range.exactly( 0.0, 1 )", "\"say \\\"no\\\", twice\"")),
                        new Insertion("Nothing", java.util.List.of()));
    }

    @Test
    void onlyTextAndNumbersAreLiterals() {
        Insertion insertion = Insertion.in("insertLogical( new X( \"A\", 12, -0.5, $v, f( 1 ) ) );")
                .get(0);
        assertThat(insertion.literal(0)).contains("A");
        assertThat(insertion.literal(1)).contains("12");
        assertThat(insertion.literal(2)).contains("-0.5");
        assertThat(insertion.literal(3)).isEmpty();
        assertThat(insertion.literal(4)).isEmpty();
        assertThat(insertion.literal(5)).isEmpty();
        assertThat(insertion.literal(-1)).isEmpty();
    }
}
