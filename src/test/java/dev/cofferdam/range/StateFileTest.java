package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

class StateFileTest {
    @TempDir
    Path folder;

    @Test
    void isWholeAtEveryMoment() throws Exception {
        var state = folder.resolve("range/state.json");
        try (var range = new Range(folder);
                var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            var over = new AtomicBoolean();
            Callable<Integer> reading = () -> {
                var reads = 0;
                do {
                    assertThat(Json.MAPPER
                                    .readTree(Files.readString(state))
                                    .path("format")
                                    .intValue())
                            .isEqualTo(SavedState.FORMAT);
                    reads++;
                } while (!over.get());
                return reads;
            };
            var reads = reader.submit(reading);
            for (var i = 0; i < 50; i++) {
                var tag = Tag.builder().key("round").value(String.valueOf(i)).build();
                range.client(Ec2Client.class)
                        .createTags(r -> r.resources(Range.WEB_1).tags(tag));
            }
            over.set(true);
            assertThat(reads.get()).isPositive();
        }
    }

    @Test
    void isOnDiskBeforeTheAnswerIsGiven() throws IOException {
        try (var range = new Range(folder)) {
            var created = range.client(Ec2Client.class).createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa1"));
            assertThat(Files.readString(folder.resolve("range/state.json"))).contains(created.snapshotId());
        }
    }

    @Test
    void thatCannotBeReadIsNotOverwritten() throws IOException {
        Files.createDirectories(folder.resolve("range"));
        Files.writeString(folder.resolve("range/state.json"), "{\"format\":");
        assertThatThrownBy(() -> new Range(folder))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageContaining("cannot be read");
        assertThat(Files.readString(folder.resolve("range/state.json"))).isEqualTo("{\"format\":");
    }
}
