package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.ec2.model.Instance;
import tools.jackson.databind.JsonNode;

/**
 * A setting of an instance; one that is terminated has none.
 *
 * @param present reads it
 * @param setter sets it on the instance of that id
 */
record InstanceSetting(
        String attribute, String title, BiFunction<Instance, ActionContext, JsonNode> present, Setter setter)
        implements Setting {
    interface Setter {
        void set(String instance, JsonNode value, ActionContext aws);
    }

    @Override
    public String owner(String resource) {
        return "instance " + ResourceArns.id(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        return new InstanceLookup(aws).find(ResourceArns.id(resource)).map(instance -> present.apply(instance, aws));
    }

    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        setter.set(ResourceArns.id(resource), value, aws);
    }
}
