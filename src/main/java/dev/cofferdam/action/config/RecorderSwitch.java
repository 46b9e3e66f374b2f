package dev.cofferdam.action.config;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationRecorderException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Whether a recorder, by its ARN, records. Source: Config API Reference, StartConfigurationRecorder,
 * StopConfigurationRecorder.
 */
record RecorderSwitch() implements Setting {
    private static final String KIND = "configuration-recorder/";

    @Override
    public String attribute() {
        return "Recording";
    }

    @Override
    public String title() {
        return "recording";
    }

    @Override
    public String owner(String arn) {
        return "recorder " + name(arn);
    }

    /** {@code …:configuration-recorder/NAME/ID}, of which older ones have no id. */
    private static String name(String arn) {
        var rest = arn.substring(arn.indexOf(KIND) + KIND.length());
        return rest.split("/", 2)[0];
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        return status(name(arn), aws).map(s -> BooleanNode.valueOf(s.recording()));
    }

    static Optional<ConfigurationRecorderStatus> status(String name, ActionContext aws) {
        try {
            return aws
                    .client(ConfigClient.class)
                    .describeConfigurationRecorderStatus(r -> r.configurationRecorderNames(name))
                    .configurationRecordersStatus()
                    .stream()
                    .findFirst();
        } catch (NoSuchConfigurationRecorderException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        var config = aws.client(ConfigClient.class);
        if (value.booleanValue()) config.startConfigurationRecorder(r -> r.configurationRecorderName(name(arn)));
        else config.stopConfigurationRecorder(r -> r.configurationRecorderName(name(arn)));
    }
}
