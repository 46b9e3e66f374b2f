package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.FormerModel;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.SdkJson;
import java.util.Optional;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;
import tools.jackson.databind.JsonNode;

/** What no bucket of an account lets be public; the resource is the account's number. */
record AccountBlock() implements Setting {
    static final String ID = "AccountPublicAccessBlock";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "public access block";
    }

    @Override
    public String owner(String account) {
        return "account " + account;
    }

    @Override
    public Optional<JsonNode> read(String account, ActionContext aws) {
        return Optional.of(Missing.orNull(
                PublicAccessBlock.MISSING,
                () -> SdkJson.of(aws.client(S3ControlClient.class)
                        .getPublicAccessBlock(r -> r.accountId(account))
                        .publicAccessBlockConfiguration())));
    }

    @Override
    public void write(String account, JsonNode block, ActionContext aws) {
        var control = aws.client(S3ControlClient.class);
        if (block.isNull()) {
            control.deletePublicAccessBlock(r -> r.accountId(account));
            return;
        }
        var former = FormerModel.read(block, PublicAccessBlockConfiguration.builder());
        control.putPublicAccessBlock(r -> r.accountId(account).publicAccessBlockConfiguration(former.build()));
    }
}
