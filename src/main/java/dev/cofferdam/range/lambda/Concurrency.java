package dev.cofferdam.range.lambda;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;

/**
 * How many of a function run at once. Source: Lambda API Reference, PutFunctionConcurrency; Lambda Developer Guide,
 * "Configuring reserved concurrency for a function", "Configuring provisioned concurrency for a function".
 */
final class Concurrency extends LambdaPart {
    /** Of the account in the region, of which a part has to stay unreserved. */
    private static final int QUOTA = 1000;

    private static final int UNRESERVED = 100;

    Concurrency(Call call) {
        super(call);
    }

    @Override
    public GetFunctionConcurrencyResponse getFunctionConcurrency(GetFunctionConcurrencyRequest request) {
        return GetFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(function(request.functionName()).reserved())
                .build();
    }

    @Override
    public PutFunctionConcurrencyResponse putFunctionConcurrency(PutFunctionConcurrencyRequest request) {
        var function = function(request.functionName());
        var wanted = request.reservedConcurrentExecutions();
        var provisioned = function.provisioned().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (wanted < provisioned)
            throw invalid(
                    "ReservedConcurrentExecutions %d should not be lower than function's total provisioned concurrency [%d]."
                            .formatted(wanted, provisioned));
        var others = world.functions().all().stream()
                .filter(f -> !f.name().equals(function.name()) && f.reserved() != null)
                .mapToInt(f -> f.reserved() == null ? 0 : f.reserved())
                .sum();
        if (QUOTA - others - wanted < UNRESERVED)
            throw invalid(
                    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [%d]."
                            .formatted(UNRESERVED));
        put(function.withReserved(wanted));
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(wanted)
                .build();
    }

    @Override
    public DeleteFunctionConcurrencyResponse deleteFunctionConcurrency(DeleteFunctionConcurrencyRequest request) {
        put(function(request.functionName()).withReserved(null));
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    @Override
    public ListProvisionedConcurrencyConfigsResponse listProvisionedConcurrencyConfigs(
            ListProvisionedConcurrencyConfigsRequest request) {
        var function = function(request.functionName());
        return ListProvisionedConcurrencyConfigsResponse.builder()
                .provisionedConcurrencyConfigs(function.provisioned().entrySet().stream()
                        .map(each -> ProvisionedConcurrencyConfigListItem.builder()
                                .functionArn(arn(function.name(), each.getKey()))
                                .requestedProvisionedConcurrentExecutions(each.getValue())
                                .allocatedProvisionedConcurrentExecutions(each.getValue())
                                .status("READY")
                                .build())
                        .toList())
                .build();
    }

    private static ServiceError invalid(String message) {
        return new ServiceError("InvalidParameterValueException", message);
    }
}
