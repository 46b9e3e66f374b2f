"""Answers reading calls by boto3, a JSON line for a JSON line.

Asked with {"service": "ec2", "operation": "DescribeInstances", "parameters": {...}}, it answers with what boto3 returns,
with {"Error": CODE} for what the server refuses, or with {"Mistake": TEXT} for what cannot be asked. Knows nothing of
Cofferdam: that is what it is for.

    python boto3_reads.py http://127.0.0.1:5000 us-east-1
"""

import functools
import json
import sys

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

endpoint, region = sys.argv[1:]


@functools.cache
def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id="reader",
        aws_secret_access_key="reader",
        config=Config(retries={"max_attempts": 1}),
    )


def answer(service, operation, parameters):
    try:
        said = getattr(client(service), xform_name(operation))(**parameters)
    except ClientError as refused:
        return {"Error": refused.response["Error"]["Code"]}
    except ResponseParserError:  # the page of a web server, not an answer of a service
        return {"Error": "Unparsable"}
    except BotoCoreError as mistaken:
        return {"Mistake": str(mistaken)}
    said.pop("ResponseMetadata", None)
    return said


for line in sys.stdin:
    print(json.dumps(answer(**json.loads(line)), default=str), flush=True)
