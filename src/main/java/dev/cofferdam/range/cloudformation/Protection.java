package dev.cofferdam.range.cloudformation;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Stacks;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.GetStackPolicyRequest;
import software.amazon.awssdk.services.cloudformation.model.GetStackPolicyResponse;
import software.amazon.awssdk.services.cloudformation.model.SetStackPolicyRequest;
import software.amazon.awssdk.services.cloudformation.model.SetStackPolicyResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionResponse;

/**
 * What keeps stacks from being deleted and updated. Source: CloudFormation API Reference, UpdateTerminationProtection,
 * SetStackPolicy; CloudFormation User Guide, "Prevent updates to stack resources".
 */
final class Protection implements CloudFormationClient {
    private static final String INVALID = "ValidationError";

    private final World world;

    Protection(Call call) {
        this.world = call.world();
    }

    @Override
    public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
        var stack = stack(request.stackName());
        return DescribeStacksResponse.builder()
                .stacks(Stack.builder()
                        .stackId(arn(stack.name()))
                        .stackName(stack.name())
                        .stackStatus(stack.status())
                        .enableTerminationProtection(stack.isProtected())
                        .rootId(stack.root() == null ? null : arn(stack.root()))
                        .build())
                .build();
    }

    @Override
    public UpdateTerminationProtectionResponse updateTerminationProtection(UpdateTerminationProtectionRequest request) {
        var stack = stack(request.stackName());
        if (stack.root() != null)
            throw new ServiceError(
                    INVALID,
                    "Termination protection can only be set on root stacks. %s is a nested stack."
                            .formatted(stack.name()));
        world.stacks().all().put(stack.withProtection(request.enableTerminationProtection()));
        return UpdateTerminationProtectionResponse.builder()
                .stackId(arn(stack.name()))
                .build();
    }

    @Override
    public GetStackPolicyResponse getStackPolicy(GetStackPolicyRequest request) {
        return GetStackPolicyResponse.builder()
                .stackPolicyBody(stack(request.stackName()).policy())
                .build();
    }

    /** There is no way to be without one again. */
    @Override
    public SetStackPolicyResponse setStackPolicy(SetStackPolicyRequest request) {
        if (request.stackPolicyBody() == null)
            throw new ServiceError(INVALID, "You must specify either a stack policy body or a stack policy URL.");
        world.stacks().all().put(stack(request.stackName()).withPolicy(request.stackPolicyBody()));
        return SetStackPolicyResponse.builder().build();
    }

    /** @param named name or ARN */
    private Stacks.Stack stack(@Nullable String named) {
        var id = String.valueOf(named);
        var name = id.startsWith("arn:") ? id.split("/", 3)[1] : id;
        return world.stacks()
                .all()
                .find(name)
                .orElseThrow(() -> new ServiceError(INVALID, "Stack with id %s does not exist".formatted(id)));
    }

    private String arn(String name) {
        return world.arn("cloudformation", "stack/%s/00000000-0000-4000-a000-000000000000".formatted(name));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
