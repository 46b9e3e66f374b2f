package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ssm.ShellCommands.Script;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/** A step's capture on one instance, command by command, each of which is found again after an interruption. */
final class MemoryCapture {
    /** Gigabytes over the network of a busy machine take their time. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private static final int PARTS_A_COMMAND = 8;

    private final String instance;
    private final ActionContext aws;
    private final ShellCommands commands;
    private final MemoryScripts scripts;

    /** @param folder in which a folder of the step is made */
    MemoryCapture(String instance, String folder, ActionContext aws) {
        this.instance = instance;
        this.aws = aws;
        this.commands = new ShellCommands(instance, aws);
        this.scripts = new MemoryScripts("%s/cofferdam-%s".formatted(folder, id()));
    }

    /** The same whenever the step is run. */
    String id() {
        return aws.idOfStep("memory", instance).toString();
    }

    private String comment(String what) {
        return "Cofferdam memory %s %s".formatted(what, id());
    }

    /** Whether an image may still lie on the instance. */
    boolean isUnderWay() {
        return commands.sent(comment("image")).isPresent()
                && commands.sent(comment("removal")).isEmpty();
    }

    String script(MemoryTool tool) {
        return scripts.capture(tool);
    }

    /** What the instance said of the image that it made; empty: it made none, or nobody knows any more. */
    Optional<MemoryImage> image() {
        return commands.sent(comment("image")).map(this::imageOf);
    }

    MemoryImage make(MemoryTool tool) {
        var sent = commands.sent(comment("image"))
                .orElseGet(() -> commands.send(
                        new Script(comment("image"), scripts.capture(tool), Math.toIntExact(LONGEST.toSeconds())),
                        null));
        return imageOf(sent);
    }

    private MemoryImage imageOf(String command) {
        return MemoryImage.of(String.valueOf(done(command, "image the memory").standardOutputContent()), instance);
    }

    void send(MemoryImage image, MemoryObject to, String upload) {
        commands.sent(comment("parts")).ifPresent(earlier -> commands.result(earlier, LONGEST));
        var missing = to.missing(image, upload);
        for (var from = 0; from < missing.size(); from += PARTS_A_COMMAND) {
            var some = missing.subList(from, Math.min(missing.size(), from + PARTS_A_COMMAND));
            aws.progress("sending parts %d to %d of %d"
                    .formatted(some.getFirst(), some.getLast(), image.parts().size()));
            var parts = some.stream()
                    .map(number -> to.signed(image, upload, number))
                    .toList();
            var sent = commands.send(
                    new Script(comment("parts"), scripts.send(image, parts), Math.toIntExact(LONGEST.toSeconds())),
                    null);
            done(sent, "send the image");
        }
        var still = to.missing(image, upload);
        if (!still.isEmpty())
            throw new ActionException(
                    "PartsMissing",
                    "S3 does not have part %s of the image of %s as the instance has it. Run the step again: it goes on with what is missing."
                            .formatted(still, instance));
    }

    void remove() {
        var sent = commands.sent(comment("removal"))
                .orElseGet(() -> commands.send(new Script(comment("removal"), scripts.remove(), 600), null));
        done(sent, "remove the image");
    }

    private GetCommandInvocationResponse done(String command, String what) {
        var result = commands.result(command, LONGEST);
        if (result.status() == CommandInvocationStatus.SUCCESS) return result;
        throw new ActionException(
                "CommandFailed",
                "Instance %s could not %s: command %s is %s. It said: %s. Mend that, and run the step again."
                        .formatted(
                                instance,
                                what,
                                command,
                                result.statusDetails(),
                                String.valueOf(result.standardErrorContent()).strip()));
    }
}
