package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the IAM policy that a responder needs for a playbook. */
@Command(
        name = "permissions",
        description = "Prints the IAM policy that a playbook needs, with no more than that in it.",
        mixinStandardHelpOptions = true)
final class PlaybookPermissions implements Callable<Integer> {
    /** Source: IAM User Guide, "IAM and AWS STS quotas": characters of a managed policy, white space not counted. */
    private static final int LIMIT = 6144;

    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "As in: ec2-compromise")
    private String id = "";

    @Option(names = "--partition", paramLabel = "P", defaultValue = "aws", description = "Default: ${DEFAULT-VALUE}")
    private String partition = "aws";

    @Option(names = "--region", paramLabel = "R", defaultValue = "*", description = "Only this region.")
    private String region = "*";

    @Option(names = "--account", paramLabel = "A", defaultValue = "*", description = "Only this account.")
    private String account = "*";

    @Option(
            names = "--elsewhere",
            description = "For the roles by which other accounts are entered, not for who signs in.")
    private boolean elsewhere;

    PlaybookPermissions(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var playbook = PlaybookCommand.find(parts.get().playbooks(), id);
        var document = new PolicyDocument(parts.get().actions(), partition, region, account);
        var policy = elsewhere ? document.elsewhere(playbook) : document.of(playbook);
        if (policy.path("Statement").isEmpty()) {
            terminal.note("No step of %s names an account: nothing is done in another.".formatted(playbook.id()));
        }
        terminal.line(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(policy));
        var size = policy.toString().length();
        if (size > LIMIT) {
            terminal.note("The policy has " + size + " characters, a managed policy at most " + LIMIT
                    + ": split it by its statements.");
        }
        return ExitStatus.DONE;
    }
}
