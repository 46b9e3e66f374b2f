package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a case, named by what is in them. */
class EvidenceStoreTest {
    private static final Actor RIPLEY = new Actor("Ripley", "ripley", "nostromo", null, null);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00.123456789Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path home;

    private Cases cases;

    @BeforeEach
    void atHome() {
        cases = new CaseHome(home, CLOCK, new Random(7));
    }

    private CaseLog open() {
        return cases.create("Web server beaconing", "High", null, RIPLEY, Mode.EXERCISE);
    }

    @Test
    void isNamedByItsHashAndKeptOnce() throws Exception {
        try (var log = open()) {
            var first = log.evidence()
                    .put(new ByteArrayInputStream("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            var second = log.evidence()
                    .put(new ByteArrayInputStream("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(first)
                    .isEqualTo(second)
                    .isEqualTo(new EvidenceRef(
                            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                            3,
                            "evidence/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                            EvidenceRef.Custody.COLLECTED));
            try (var files = Files.list(log.folder().resolve("evidence"))) {
                assertThat(files).hasSize(1);
            }
        }
    }

    @Test
    void ofACopyThatBrokeOffLeavesNothing() throws Exception {
        try (var log = open()) {
            var breaking =
                    new java.io.SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new PulledCable());
            assertThatThrownBy(() -> log.evidence().put(breaking)).hasMessageContaining("the cable was pulled");
            try (var files = Files.list(log.folder().resolve("evidence"))) {
                assertThat(files).isEmpty();
            }
        }
    }

    private static final class PulledCable extends java.io.InputStream {
        @Override
        public int read() throws java.io.IOException {
            throw new java.io.IOException("the cable was pulled");
        }

        @Override
        public int read(byte[] into, int at, int most) throws java.io.IOException {
            return read();
        }
    }
}
