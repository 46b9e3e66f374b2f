package dev.cofferdam.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Which call of an action is the first that changes something: seen once on the range, and the same on any server. */
final class FirstChange {
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private FirstChange() {}

    /** {@code ec2:StopInstances}. */
    static String of(ChangeCase<?, ?> tried) {
        return KNOWN.computeIfAbsent(tried.name(), _ -> look(tried));
    }

    private static <I extends Record, O extends Record> String look(ChangeCase<I, O> tried) {
        try {
            var folder = Files.createTempDirectory("first-change");
            try (var server = new RangeServer(folder)) {
                var in = tried.situation().apply(server).in();
                var action = tried.action();
                action.apply(in, action.plan(in, server.aws()), server.aws());
                return server.aws().log.records.stream()
                        .filter(record -> record.type().equals("aws.intended"))
                        .map(record -> Objects.requireNonNull(record.content().aws()))
                        .map(call -> call.service() + ":" + call.operation())
                        .findFirst()
                        .orElseThrow();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
