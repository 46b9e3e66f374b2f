package dev.cofferdam.action.kms;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** A key that the account itself can change. */
final class OwnKey {
    static final String PATTERN = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";

    private OwnKey() {}

    /**
     * @param key id, ARN, alias or alias ARN
     * @throws ActionException when there is none, or it is AWS's
     */
    static KeyMetadata get(String key, ActionContext aws) {
        KeyMetadata found;
        try {
            found = aws.client(KmsClient.class).describeKey(r -> r.keyId(key)).keyMetadata();
        } catch (NotFoundException e) {
            throw new ActionException(
                    "NoSuchKey",
                    "There is no key %s in %s of account %s. Check the id and the region; an alias begins with alias/."
                            .formatted(key, aws.region(), aws.account()),
                    e);
        }
        if (found.keyManager() == KeyManagerType.AWS)
            throw new ActionException(
                    "AwsManagedKey",
                    "%s is managed by AWS: nobody else can change it. Contain whoever uses it, or the resource that it encrypts."
                            .formatted(found.arn()));
        return found;
    }
}
