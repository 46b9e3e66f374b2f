package dev.cofferdam.range;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.world.Table;
import dev.cofferdam.range.world.TrailEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Where an account's state is kept: {@code state.json}, always whole. A new state is written beside it and moved over
 * it, so that a process that is killed leaves the one or the other. It is not forced to the disk: a machine that loses
 * its power may leave a simulated account that is some calls behind the case log, which is forced. What CloudTrail saw
 * since the account was made only grows, and would soon be most of what is written with each call: it is added to
 * {@link TrailFile}, and the state says how much of that is its own. Used by one thread at a time.
 */
final class StateFile {
    /** Writes of the tables only those anew that were changed. */
    private static final JsonMapper WRITER = Json.MAPPER
            .rebuild()
            .addModule(new SimpleModule().addSerializer(new TableJson()))
            .build();

    private static final class TableJson extends StdSerializer<Table<?>> {
        @SuppressWarnings("unchecked") // a table of anything
        TableJson() {
            super((Class<Table<?>>) (Class<?>) Table.class);
        }

        @Override
        public void serialize(Table<?> table, JsonGenerator generator, SerializationContext context) {
            generator.writeRawValue(table.json());
        }
    }

    private final Path folder;
    private final TrailFile trail;
    /** The events that the state has itself: those that were there before the first call. */
    private @Nullable Table<TrailEvent> early;

    StateFile(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        this.trail = new TrailFile(folder.resolve("trail.jsonl"), ownerOnly(folder, "rw-------"));
    }

    Optional<SavedState> read() throws IOException {
        var file = file();
        if (Files.notExists(file)) return Optional.empty();
        try {
            var state = Json.MAPPER.readValue(file, SavedState.class);
            if (state.format() == SavedState.FORMAT) return Optional.of(whole(state));
            throw new AwsSessionException(file + " has format " + state.format() + ", which this version cannot read");
        } catch (JacksonException e) {
            throw new AwsSessionException(
                    "The range's state " + file + " cannot be read (" + e.getOriginalMessage()
                            + "). Move it away to start from the scenario again.",
                    e);
        }
    }

    private SavedState whole(SavedState state) throws IOException {
        early = state.world().events().copy();
        trail.read(state.trail()).forEach(state.world().events()::put);
        return state;
    }

    /** Returns once the system has it, which outlives the process. */
    void write(SavedState state) throws IOException {
        var events = state.world().events();
        if (early == null) early = events.copy();
        var written = early.size() + trail.lines();
        if (written < events.size()) trail.add(events.all().subList(written, events.size()));
        writeState(state.with(state.world().withEvents(early), trail.lines()));
    }

    private void writeState(SavedState state) throws IOException {
        var next = folder.resolve("state.json.new");
        Files.deleteIfExists(next);
        try (var channel = FileChannel.open(
                next,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly(folder, "rw-------"))) {
            var bytes = ByteBuffer.wrap(WRITER.writeValueAsBytes(state));
            while (bytes.hasRemaining()) channel.write(bytes);
        }
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A file that whoever has the account open keeps locked. */
    FileChannel openLock() throws IOException {
        return FileChannel.open(
                folder.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                ownerOnly(folder, "rw-------"));
    }

    private Path file() {
        return folder.resolve("state.json");
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        if (!posix(path)) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
