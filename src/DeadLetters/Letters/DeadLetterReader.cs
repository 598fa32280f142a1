using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.DeadLetters.Letters;

/// <summary>Reads a dead letter from its headers and body: MassTransit's fault headers and the broker's <c>x-death</c> alike.</summary>
public static class DeadLetterReader
{
    /// <summary>The broker's word for a message that was delivered too often (https://www.rabbitmq.com/docs/dlx#effects).</summary>
    internal const string GivenUp = "delivery_limit";

    /// <summary>Reads it; whatever is missing or damaged, there is an answer.</summary>
    public static DeadLetter Read(DeadLetterMessage message)
    {
        var subject = LetterSubject.Read(message.Body.Span);
        var death = LastDeath(message);
        var brokerSays = death?.GetValueOrDefault("reason") as string;
        var kind = KindOf(message, brokerSays);
        var trace = message.Header(LetterHeaders.StackTrace);
        var source = DeadLetterQueue.SourceOf(message.Header(LetterHeaders.ParkedFrom) ?? message.Queue);
        return new DeadLetter
        {
            Id = IdOf(message, source, death),
            Queue = message.Queue,
            Source = source,
            Kind = kind,
            MessageId = message.MessageId,
            MessageType = subject.MessageType,
            ExceptionType = message.Header(LetterHeaders.ExceptionType),
            Reason = message.Header(LetterHeaders.ExceptionMessage) ?? PlainReason(kind, brokerSays),
            StackTrace = trace,
            ThrownAt = StackFrames.ThrownAt(trace),
            Consumer = message.Header(LetterHeaders.ConsumerType),
            FailedAt = HeaderValue.ToInstant(message.Headers.GetValueOrDefault(LetterHeaders.FailedAt)) ?? HeaderValue.ToInstant(death?.GetValueOrDefault("time")),
            FeedUrl = subject.FeedUrl,
            FeedName = subject.FeedName,
            Title = subject.Title ?? subject.Edition ?? (subject.Entries is { } entries ? $"a poll with {entries} new entries" : null),
            Link = subject.Link,
            ItemId = subject.ItemId,
            Tries = kind switch
            {
                DeadLetterKind.DeliveryLimit when message.Headers.TryGetValue(LetterHeaders.Deliveries, out var deliveries) => HeaderValue.ToNumber(deliveries),
                DeadLetterKind.DeliveryLimit => DurableQueue.DeliveryLimit,
                DeadLetterKind.Failed => 1 + HeaderValue.ToNumber(message.Headers.GetValueOrDefault(LetterHeaders.RetryCount)),
                _ => 1,
            },
            Replays = HeaderValue.ToNumber(message.Headers.GetValueOrDefault(LetterHeaders.ReplayCount)),
            ReplayedAt = HeaderValue.ToInstant(message.Headers.GetValueOrDefault(LetterHeaders.ReplayedAt)),
            ReplayedBy = message.Header(LetterHeaders.ReplayedBy),
            ReplayId = message.Header(LetterHeaders.ReplayId),
            ReplayRun = message.Header(LetterHeaders.ReplayRun),
            ParkedReason = message.Header(LetterHeaders.ParkedReason),
            ParkedBy = message.Header(LetterHeaders.ParkedBy),
            ParkedAt = HeaderValue.ToInstant(message.Headers.GetValueOrDefault(LetterHeaders.ParkedAt)),
            OriginalOf = message.Header(LetterHeaders.OriginalOf),
            Size = message.Body.Length,
        };
    }

    private static DeadLetterKind KindOf(DeadLetterMessage message, string? brokerSays)
    {
        var queue = message.Header(LetterHeaders.ParkedFrom) ?? message.Queue;
        if (message.Headers.ContainsKey(LetterHeaders.ExceptionType))
            return DeadLetterKind.Failed;
        if (brokerSays == GivenUp)
            return DeadLetterKind.DeliveryLimit;
        return queue.EndsWith(DeadLetterQueue.SkippedSuffix, StringComparison.Ordinal) ? DeadLetterKind.Skipped : DeadLetterKind.Other;
    }

    private static string PlainReason(DeadLetterKind kind, string? brokerSays) => kind switch
    {
        DeadLetterKind.DeliveryLimit => "the process ended each time while it had this message, or one that was sent ahead with it",
        DeadLetterKind.Skipped => "no consumer of the queue knows a message of this type",
        _ => brokerSays is null ? "nobody says why" : $"the broker took it out: {brokerSays}",
    };

    /// <summary>The newest entry of <c>x-death</c>, which is the first.</summary>
    private static IReadOnlyDictionary<string, object?>? LastDeath(DeadLetterMessage message) =>
        message.Headers.GetValueOrDefault(LetterHeaders.Deaths) is IReadOnlyList<object?> { Count: > 0 } deaths ? deaths[0] as IReadOnlyDictionary<string, object?> : null;

    /// <summary>What no look and no parking changes, and a further failure after a replay does. The time of the failure is part of it only where
    /// the message has no identity of its own: copies of one message differ in nothing else.</summary>
    private static string IdOf(DeadLetterMessage message, string source, IReadOnlyDictionary<string, object?>? death)
    {
        var name = message.MessageId is not null
            ? string.Join('\n', source, message.MessageId, message.Header(LetterHeaders.ReplayId))
            : string.Join('\n',
                source,
                Convert.ToHexStringLower(SHA256.HashData(message.Body.Span)),
                message.Header(LetterHeaders.ReplayId),
                message.Header(LetterHeaders.FailedAt),
                HeaderValue.ToInstant(death?.GetValueOrDefault("time"))?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
    }
}
