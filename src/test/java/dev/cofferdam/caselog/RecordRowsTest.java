package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordRowsTest {
    private static RecordRows of(long... seqs) {
        var bits = new BitSet();
        for (var seq : seqs) bits.set((int) seq - 1);
        return new RecordRows(bits, 1_000);
    }

    @Test
    void theNewestIsInTheFirstRow() {
        var rows = of(1, 64, 65, 900);
        assertThat(rows.count()).isEqualTo(4);
        assertThat(rows.seqs(0, 4)).containsExactly(900L, 65L, 64L, 1L);
    }

    @Test
    void aRecordThatIsNotAmongThemStandsWhereTheNextNewerOneIs() {
        var rows = of(10, 20, 30);
        assertThat(rows.row(20)).isEqualTo(1);
        assertThat(rows.row(11)).isEqualTo(1);
        assertThat(rows.row(1)).isEqualTo(2);
        assertThat(rows.row(0)).isEqualTo(2);
        assertThat(rows.row(31)).isZero();
        assertThat(rows.row(100_000)).isZero();
    }

    @Test
    void knowsWhatIsAmongThem() {
        var rows = of(10, 200);
        assertThat(rows.contains(10)).isTrue();
        assertThat(rows.contains(11)).isFalse();
        assertThat(rows.contains(0)).isFalse();
        assertThat(rows.contains(9_999)).isFalse();
    }

    @Test
    void allOfALogAreInTheOppositeOrder() {
        for (var last : new long[] {1, 63, 64, 65, 1_000}) {
            var rows = RecordRows.all(last);
            assertThat(rows.count()).isEqualTo(last);
            assertThat(rows.seq(0)).isEqualTo(last);
            assertThat(rows.seq((int) last - 1)).isEqualTo(1);
        }
    }

    @Test
    void noneHasNoRows() {
        assertThat(RecordRows.NONE.count()).isZero();
        assertThat(RecordRows.NONE.row(7)).isZero();
        assertThat(RecordRows.all(0).count()).isZero();
        assertThatThrownBy(() -> RecordRows.NONE.seq(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void eachRowIsThatOfItsRecordHoweverTheyLie() {
        var random = new Random(3);
        for (var round = 0; round < 20; round++) {
            var bits = new BitSet();
            var share = random.nextDouble();
            for (var at = 0; at < 2_000; at++) if (random.nextDouble() < share * share) bits.set(at);
            var rows = new RecordRows(bits, 2_000);
            assertThat(rows.count()).isEqualTo(bits.cardinality());
            var row = rows.count();
            for (var at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(at + 1)) {
                assertThat(rows.seq(--row)).isEqualTo(at + 1);
                assertThat(rows.row(at + 1)).isEqualTo(row);
            }
        }
    }
}
