namespace BriefingBus.DeadLetters.Messages;

/// <summary>Names of the headers with a message's failure and history.</summary>
public static class FaultHeaders
{
    /// <summary>The number of replays.</summary>
    public const string ReplayCount = "replay-count";

    /// <summary>When it was last replayed (ISO 8601).</summary>
    public const string ReplayedAt = "replayed-at";

    /// <summary>The requester of the last replay.</summary>
    public const string ReplayedBy = "replayed-by";

    /// <summary>Identity of its last replay.</summary>
    public const string ReplayId = BriefingBus.ServiceDefaults.Bus.ReplayReport.IdHeader;

    /// <summary>Identity of the operation that its last replay was part of.</summary>
    public const string ReplayRun = "replay-run";

    /// <summary>The dead-letter queue of a parked message.</summary>
    public const string ParkedFrom = "parked-from";

    /// <summary>Why it was parked.</summary>
    public const string ParkedReason = "parked-reason";

    /// <summary>The person who parked it.</summary>
    public const string ParkedBy = "parked-by";

    /// <summary>When it was parked (ISO 8601).</summary>
    public const string ParkedAt = "parked-at";

    /// <summary>MassTransit's: full name of the exception's type.</summary>
    public const string ExceptionType = "MT-Fault-ExceptionType";

    /// <summary>MassTransit's: the exception's message.</summary>
    public const string ExceptionMessage = "MT-Fault-Message";

    /// <summary>MassTransit's: the stack trace.</summary>
    public const string StackTrace = "MT-Fault-StackTrace";

    /// <summary>MassTransit's: the consumer that threw.</summary>
    public const string ConsumerType = "MT-Fault-ConsumerType";

    /// <summary>MassTransit's: when it failed (ISO 8601).</summary>
    public const string FailedAt = "MT-Fault-Timestamp";

    /// <summary>MassTransit's: the number of retries.</summary>
    public const string RetryCount = "MT-Fault-RetryCount";

    /// <summary>MassTransit's: <c>fault</c> or <c>dead-letter</c>.</summary>
    public const string Reason = "MT-Reason";

    /// <summary>MassTransit's: the program that failed.</summary>
    public const string HostAssembly = "MT-Host-Assembly";

    /// <summary>MassTransit's: that program's version.</summary>
    public const string HostVersion = "MT-Host-AssemblyVersion";

    /// <summary>RabbitMQ's: each queue that removed the message, the last one first (https://www.rabbitmq.com/docs/dlx#effects).</summary>
    public const string Deaths = "x-death";

    /// <summary>The number of deliveries after which a process without a broker gave the message up.</summary>
    public const string Deliveries = "x-death-deliveries";

    /// <summary>The prefixes of headers that a failure, a delivery or parking added, and that a replay removes.</summary>
    private static readonly string[] OfAFailure =
        ["MT-Fault-", "MT-Host-", "MT-Reason", "x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "x-acquired-count",
            "parked-"];

    /// <summary>Whether a header was added by a failure, a delivery or parking.</summary>
    public static bool IsOfAFailure(string name) => Array.Exists(OfAFailure, start => name.StartsWith(start, StringComparison.Ordinal));
}
