package dev.cofferdam.action.ses;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Whether mail goes out: of a configuration set, by its ARN, or of the whole account in the step's region, which has no
 * ARN. Source: SES API v2 Reference, PutAccountSendingAttributes, PutConfigurationSetSendingOptions.
 */
record Sending() implements Setting {
    static final JsonNode OFF = BooleanNode.FALSE;

    private static final String SET = ":configuration-set/";
    private static final String SHUTDOWN = "SHUTDOWN";

    static String ofAccount(ActionContext aws) {
        return "SES of account %s in %s".formatted(aws.account(), aws.region());
    }

    static String ofSet(String name, ActionContext aws) {
        return aws.arn("ses", "configuration-set/" + name);
    }

    @Override
    public String attribute() {
        return "SendingEnabled";
    }

    @Override
    public String title() {
        return "sending";
    }

    @Override
    public String owner(String resource) {
        return isSet(resource) ? "configuration set " + name(resource) : resource;
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        var ses = aws.client(SesV2Client.class);
        if (!isSet(resource))
            return Optional.of(BooleanNode.valueOf(
                    Boolean.TRUE.equals(ses.getAccount(r -> {}).sendingEnabled())));
        try {
            var options = ses.getConfigurationSet(r -> r.configurationSetName(name(resource)))
                    .sendingOptions();
            return Optional.of(BooleanNode.valueOf(options == null || !Boolean.FALSE.equals(options.sendingEnabled())));
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var ses = aws.client(SesV2Client.class);
        if (isSet(resource))
            ses.putConfigurationSetSendingOptions(
                    r -> r.configurationSetName(name(resource)).sendingEnabled(value.asBoolean()));
        else ses.putAccountSendingAttributes(r -> r.sendingEnabled(value.asBoolean()));
    }

    /** Only AWS lets go on whom it has shut down itself. */
    @Override
    public Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        if (isSet(resource) || !former.asBoolean()) return Optional.empty();
        return SHUTDOWN.equals(aws.client(SesV2Client.class).getAccount(r -> {}).enforcementStatus())
                ? Optional.of("AWS has shut sending down for its reputation. Answer the case that AWS Support opened.")
                : Optional.empty();
    }

    private static boolean isSet(String resource) {
        return resource.contains(SET);
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
