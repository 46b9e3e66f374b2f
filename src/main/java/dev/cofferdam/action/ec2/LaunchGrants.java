package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;
import software.amazon.awssdk.services.ec2.model.PermissionGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Who else may launch instances of an image: accounts by their number, organizations and their units by ARN, and
 * {@code all} for everybody. A sorted array, since plans are compared.
 */
record LaunchGrants() implements Setting {
    static final JsonNode NOBODY = JsonNodeFactory.instance.arrayNode();

    private static final String EVERYBODY = PermissionGroup.ALL.toString();

    @Override
    public String attribute() {
        return "LaunchPermission";
    }

    @Override
    public String title() {
        return "launch permissions";
    }

    @Override
    public String owner(String resource) {
        return "image " + ResourceArns.id(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        try {
            return Optional.of(json(of(ResourceArns.id(resource), aws)));
        } catch (Ec2Exception e) {
            var error = AwsErrors.explain(e);
            var gone = error.category() == AwsError.Category.NOT_FOUND
                    || error.code().equals("InvalidAMIID.Unavailable");
            if (gone) return Optional.empty();
            throw e;
        }
    }

    /** What is to go and what is to come, a call each; both are safe to repeat. */
    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var image = ResourceArns.id(resource);
        var present = of(image, aws);
        var wanted = names(value);
        var ec2 = aws.client(Ec2Client.class);
        var remove = without(present, wanted);
        if (!remove.isEmpty()) ec2.modifyImageAttribute(r -> r.imageId(image).launchPermission(p -> p.remove(remove)));
        var add = without(wanted, present);
        if (!add.isEmpty()) ec2.modifyImageAttribute(r -> r.imageId(image).launchPermission(p -> p.add(add)));
    }

    static List<String> of(String image, ActionContext aws) {
        return aws
                .client(Ec2Client.class)
                .describeImageAttribute(r -> r.imageId(image).attribute(ImageAttributeName.LAUNCH_PERMISSION))
                .launchPermissions()
                .stream()
                .map(LaunchGrants::name)
                .sorted()
                .toList();
    }

    static List<String> names(JsonNode value) {
        return value.valueStream().map(JsonNode::asString).toList();
    }

    static String people(String grantee) {
        if (grantee.equals(EVERYBODY)) return "Every AWS account";
        return grantee.startsWith("arn:") ? "Every account of " + grantee : "Account " + grantee;
    }

    private static ArrayNode json(List<String> names) {
        var array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }

    private static List<LaunchPermission> without(List<String> names, List<String> others) {
        var left = new ArrayList<>(names);
        left.removeAll(others);
        return left.stream().map(LaunchGrants::permission).toList();
    }

    private static String name(LaunchPermission p) {
        return Stream.of(p.userId(), p.groupAsString(), p.organizationArn(), p.organizationalUnitArn())
                .filter(n -> n != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a launch permission for nobody: " + p));
    }

    /** An organization's ARN ends {@code :organization/o-…}, a unit's {@code :ou/o-…/ou-…}. */
    private static LaunchPermission permission(String name) {
        var permission = LaunchPermission.builder();
        if (name.equals(EVERYBODY)) permission.group(name);
        else if (name.contains(":ou/")) permission.organizationalUnitArn(name);
        else if (name.startsWith("arn:")) permission.organizationArn(name);
        else permission.userId(name);
        return permission.build();
    }
}
