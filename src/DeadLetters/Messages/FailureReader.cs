using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>Reads a failure from a dead letter's headers (MassTransit's fault headers or the broker's <c>x-death</c>) and body.</summary>
public static class FailureReader
{
    /// <summary>The broker's reason for a message that was delivered too often (https://www.rabbitmq.com/docs/dlx#effects).</summary>
    internal const string DeliveryLimitReason = "delivery_limit";

    /// <summary>The maximum number of replays that a header may claim. The attempts after it still fit into a
    /// <see cref="ReplayId"/>.</summary>
    private const int MaxReplays = 1_000_000;

    /// <summary>Reads the failure. It never throws: missing and damaged parts are omitted.</summary>
    public static FailedMessage Read(DeadLetterMessage message)
    {
        var subject = MessageSubject.Read(message.Body.Span);
        var death = LastDeath(message);
        var brokerReason = death?.GetValueOrDefault("reason") as string;
        // A forged message or file could name any queue here, and a replay would be sent there.
        var queue = message.Header(FaultHeaders.ParkedFrom) is { } parked && DeadLetterQueue.IsOne(parked) ? parked : message.Queue;
        var source = DeadLetterQueue.SourceOf(queue);
        var kind = KindOf(message, queue, brokerReason);
        var trace = message.Header(FaultHeaders.StackTrace);
        var replayId = message.Header(FaultHeaders.ReplayId);
        return new FailedMessage
        {
            Id = Messages.ReplayId.MessageOf(replayId) ?? IdOf(message, source, subject, death),
            State = message.Headers.ContainsKey(FaultHeaders.ParkedReason) ? MessageState.Parked : MessageState.Failed,
            Queue = queue,
            Source = source,
            Kind = kind,
            MessageId = message.MessageId,
            MessageType = subject.MessageType,
            ExceptionType = message.Header(FaultHeaders.ExceptionType),
            Reason = message.Header(FaultHeaders.ExceptionMessage) ?? PlainReason(kind, brokerReason),
            StackTrace = trace,
            ThrownAt = StackFrames.ThrownAt(trace),
            Consumer = message.Header(FaultHeaders.ConsumerType),
            Version = VersionOf(message),
            FailedAt = HeaderValue.ToInstant(message.Headers.GetValueOrDefault(FaultHeaders.FailedAt))
                ?? HeaderValue.ToInstant(death?.GetValueOrDefault("time")),
            FeedUrl = subject.FeedUrl,
            FeedName = subject.FeedName,
            Title = subject.Title ?? subject.Edition ?? (subject.Entries is { } entries ? $"a poll with {entries} new entries" : null),
            Link = subject.Link,
            ItemId = subject.ItemId,
            Tries = TriesOf(message, kind),
            Replays = Math.Min(HeaderValue.ToNumber(message.Headers.GetValueOrDefault(FaultHeaders.ReplayCount)), MaxReplays),
            ReplayedAt = HeaderValue.ToInstant(message.Headers.GetValueOrDefault(FaultHeaders.ReplayedAt)),
            ReplayedBy = message.Header(FaultHeaders.ReplayedBy),
            ReplayId = replayId,
            ReplayRun = message.Header(FaultHeaders.ReplayRun),
            ParkedReason = message.Header(FaultHeaders.ParkedReason),
            ParkedBy = message.Header(FaultHeaders.ParkedBy),
            ParkedAt = HeaderValue.ToInstant(message.Headers.GetValueOrDefault(FaultHeaders.ParkedAt)),
            Size = message.Body.Length,
        };
    }

    private static FailureKind KindOf(DeadLetterMessage message, string queue, string? brokerReason)
    {
        if (message.Headers.ContainsKey(FaultHeaders.ExceptionType))
            return FailureKind.Failed;
        if (brokerReason == DeliveryLimitReason)
            return FailureKind.DeliveryLimit;
        return queue.EndsWith(DeadLetterQueue.SkippedSuffix, StringComparison.Ordinal) ? FailureKind.Skipped : FailureKind.Other;
    }

    private static int TriesOf(DeadLetterMessage message, FailureKind kind) => kind switch
    {
        FailureKind.DeliveryLimit when message.Headers.TryGetValue(FaultHeaders.Deliveries, out var deliveries) =>
            HeaderValue.ToNumber(deliveries),
        FailureKind.DeliveryLimit => DurableQueue.DeliveryLimit,
        FailureKind.Failed =>
            1 + Math.Min(HeaderValue.ToNumber(message.Headers.GetValueOrDefault(FaultHeaders.RetryCount)), int.MaxValue - 1),
        _ => 1,
    };

    private static string PlainReason(FailureKind kind, string? brokerReason) => kind switch
    {
        FailureKind.DeliveryLimit => "the process ended each time while it had this message, or one that was prefetched with it",
        FailureKind.Skipped => "the queue has no consumer for messages of this type",
        _ => brokerReason is null ? "the reason is not known" : $"the broker removed it: {brokerReason}",
    };

    private static string? VersionOf(DeadLetterMessage message) =>
        string.Join(' ', new[] { message.Header(FaultHeaders.HostAssembly), message.Header(FaultHeaders.HostVersion) }.OfType<string>())
            is { Length: > 0 } version ? version : null;

    /// <summary>The first entry of <c>x-death</c>, which is the newest.</summary>
    private static IReadOnlyDictionary<string, object?>? LastDeath(DeadLetterMessage message) =>
        message.Headers.GetValueOrDefault(FaultHeaders.Deaths) is IReadOnlyList<object?> { Count: > 0 } deaths
            ? deaths[0] as IReadOnlyDictionary<string, object?>
            : null;

    /// <summary>The identity that copies of a message share. It includes the time of the failure only if the message has no identity of its
    /// own.</summary>
    private static string IdOf(
        DeadLetterMessage message, string source, MessageSubject subject, IReadOnlyDictionary<string, object?>? death)
    {
        var name = message.MessageId is not null
            ? string.Join('\n', source, message.MessageId, subject.MessageType, subject.Hash)
            : string.Join(
                '\n',
                source,
                subject.MessageType,
                subject.Hash,
                message.Header(FaultHeaders.FailedAt),
                HeaderValue.ToInstant(death?.GetValueOrDefault("time"))?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
    }
}
