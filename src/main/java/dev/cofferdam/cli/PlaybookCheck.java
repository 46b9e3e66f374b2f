package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells everything that is wrong with playbook files. */
@Command(
        name = "check",
        description = "Tells everything that is wrong with playbook files, as FILE:LINE:COL: message.",
        footer = "Exit status: 0 all are good, 2 there are problems, or a file is not there.",
        mixinStandardHelpOptions = true)
final class PlaybookCheck implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or folders with *.yaml files.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    PlaybookCheck(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var files = files();
        var problems = new ArrayList<Problem>();
        for (var file : files) problems.addAll(parts.get().check(file));
        problems.forEach(this::print);
        if (!problems.isEmpty()) return ExitStatus.INVALID;
        terminal.note(files.size() == 1 ? "1 playbook is good" : files.size() + " playbooks are good");
        return ExitStatus.DONE;
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                var inside = playbooksIn(path);
                if (inside.isEmpty()) throw Refusal.invalid("there are no *.yaml files in " + path);
                files.addAll(inside);
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                throw Refusal.invalid("no such file or folder: " + path);
            }
        }
        return files;
    }

    private static List<Path> playbooksIn(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private void print(Problem problem) {
        if (json) {
            terminal.json(Json.object()
                    .put("file", problem.file())
                    .put("line", problem.at().line())
                    .put("column", problem.at().column())
                    .put("message", problem.message()));
        } else {
            terminal.line(problem.toString());
        }
    }
}
