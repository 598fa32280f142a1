using System.Security.Cryptography;
using System.Text;
using BriefingBus.DeadLetters.Messages;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>Caches the signatures: they are few and never removed, and their identity never changes.</summary>
internal sealed class SignatureCache
{
    private const int MaxName = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredSignature> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<int, StoredSignature> byNumber = [];
    private int last;

    /// <summary>A signature by its number.</summary>
    public StoredSignature this[int number]
    {
        get
        {
            lock (gate)
                return byNumber[number];
        }
    }

    /// <summary>All signatures, including those that another process has just added.</summary>
    public async Task<IReadOnlyCollection<StoredSignature>> AllAsync(FailedMessageContext context, CancellationToken cancellationToken)
    {
        await RefreshAsync(context, cancellationToken);
        lock (gate)
            return [.. byNumber.Values];
    }

    /// <summary>Reads the signatures that were added since the last read.</summary>
    public async Task RefreshAsync(FailedMessageContext context, CancellationToken cancellationToken)
    {
        int after;
        lock (gate)
            after = last;
        var added = await context.Signatures.AsNoTracking().Where(s => s.Number > after).ToListAsync(cancellationToken);
        lock (gate)
            foreach (var signature in added)
            {
                (byKey[signature.Key], byNumber[signature.Number]) = (signature, signature);
                last = Math.Max(last, signature.Number);
            }
    }

    /// <summary>The numbers of the failures' signatures, which adds new ones in the writer's transaction. The caches see them after the
    /// commit.</summary>
    public async Task<IReadOnlyList<int>> NumbersAsync(FailedMessageContext context, IReadOnlyList<FailedMessage> failures,
        CancellationToken cancellationToken)
    {
        await RefreshAsync(context, cancellationToken);
        var wanted = failures.Select(Of).ToList();
        var added = new Dictionary<string, StoredSignature>(StringComparer.Ordinal);
        lock (gate)
            foreach (var signature in wanted)
                if (!byKey.ContainsKey(signature.Key))
                    added.TryAdd(signature.Key, signature);
        if (added.Count > 0)
        {
            context.Signatures.AddRange(added.Values);
            await context.SaveChangesAsync(cancellationToken);
        }
        lock (gate)
            return [.. wanted.Select(s => added.TryGetValue(s.Key, out var own) ? own.Number : byKey[s.Key].Number)];
    }

    private static StoredSignature Of(FailedMessage failure)
    {
        var signature = new StoredSignature
        {
            Key = "",
            Queue = Name(failure.Queue)!,
            Kind = failure.Kind,
            MessageType = Name(failure.MessageType)!,
            ExceptionType = Name(failure.ExceptionType),
            ThrownAt = Name(failure.ThrownAt),
            PlainReason = failure.ExceptionType is null ? Name(failure.Reason) : null,
            FeedUrl = Name(failure.FeedUrl),
            FeedName = Name(failure.FeedName),
            Version = Name(failure.Version),
            FirstFailedAt = failure.FailedAt!.Value,
        };
        string?[] parts =
        [
            signature.Queue, signature.Kind.ToString(), signature.MessageType, signature.ExceptionType, signature.ThrownAt,
                signature.PlainReason,
            signature.FeedUrl, signature.FeedName, signature.Version,
        ];
        signature.Key = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(p => p is null ? "-" : "+" + p)))).AsSpan(0, 16));
        return signature;
    }

    private static string? Name(string? text) => StoredText.Of(text, MaxName);
}
