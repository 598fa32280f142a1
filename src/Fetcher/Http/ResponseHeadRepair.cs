using System.Buffers;
using System.Text.RegularExpressions;

namespace BriefingBus.Fetcher.Http;

/// <summary>Drops malformed header lines and corrects the status line, as browsers do; the client library would refuse the whole answer.
/// For connections that carry one answer.</summary>
/// <param name="connection">The connection.</param>
/// <param name="mostHeadBytes">A longer head passes unchanged, for the client library to refuse.</param>
internal sealed partial class ResponseHeadRepair(Stream connection, int mostHeadBytes) : ReadStream(connection)
{
    /// <summary>Characters of a header's name (RFC 9110 §5.6.2).</summary>
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private ReadOnlyMemory<byte> ready;
    private ReadOnlyMemory<byte> unread;
    private bool isHeadDone;

    public override bool CanWrite => true;

    /// <summary>The head with a correct status line and without malformed header lines.</summary>
    public static string Repair(string head)
    {
        var repaired = new StringBuilder(head.Length);
        var isKept = true;
        foreach (var (at, text) in StatusLine().Replace(head, ProperStatusLine, 1).Split('\n').Index())
        {
            var line = text.TrimEnd('\r');
            // A folded line belongs to the previous one (RFC 9112 §5.2).
            var isFolded = line.StartsWith(' ') || line.StartsWith('\t');
            isKept = at == 0 || line.Length == 0 || (isFolded ? isKept && at > 1 : IsHeader(line));
            if (isKept)
                repaired.Append(WithoutControls(line)).Append("\r\n");
        }
        repaired.Length -= 2;
        return repaired.ToString();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!isHeadDone && ready.IsEmpty)
            await ReadHeadAsync(cancellationToken);
        if (ready.IsEmpty)
            return await Source.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(buffer.Length, ready.Length);
        ready[..count].CopyTo(buffer);
        ready = ready[count..];
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Source.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Source.FlushAsync(cancellationToken);

    private async Task ReadHeadAsync(CancellationToken cancellationToken)
    {
        var received = new MemoryStream();
        received.Write(unread.Span);
        unread = default;
        var chunk = new byte[4096];
        int end;
        while ((end = EndOfHead(received.GetBuffer().AsSpan(0, (int)received.Length))) < 0)
        {
            var read = received.Length > mostHeadBytes ? 0 : await Source.ReadAsync(chunk, cancellationToken);
            if (read == 0)
            {
                (ready, isHeadDone) = (received.ToArray(), true);
                return;
            }
            received.Write(chunk, 0, read);
        }
        var all = received.ToArray();
        var head = Repair(Encoding.Latin1.GetString(all, 0, end));
        // An interim answer (1xx) has a head of its own, and the final one follows, perhaps in the same packet.
        isHeadDone = !head.StartsWith("HTTP/1.1 1", StringComparison.Ordinal);
        ready = Encoding.Latin1.GetBytes(head);
        if (isHeadDone)
            ready = (byte[])[.. ready.Span, .. all.AsSpan(end)];
        else
            unread = all.AsMemory(end);
    }

    /// <summary>The index after the empty line, or -1.</summary>
    private static int EndOfHead(ReadOnlySpan<byte> received)
    {
        var (crlf, lf) = (received.IndexOf("\r\n\r\n"u8), received.IndexOf("\n\n"u8));
        return crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf >= 0 ? lf + 2 : -1;
    }

    /// <summary>A status line: after line breaks, in small letters, with many spaces, or of a version that is never text.</summary>
    [GeneratedRegex(
        @"\A[\r\n]*(?:HTTP/(?<version>[0-9](?:\.[0-9])?)|ICY) +(?<status>[0-9]{3})(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StatusLine();

    private static string ProperStatusLine(Match line) =>
        $"HTTP/{(line.Groups["version"].Value is "1.1" or "2" or "2.0" or "3" ? "1.1" : "1.0")} {line.Groups["status"].Value}";

    private static string WithoutControls(string line) =>
        line.Any(c => c is < ' ' and not '\t')
            ? new string([.. line.Select(c => c is < ' ' and not '\t' ? ' ' : c)])
            : line;

    private static bool IsHeader(string line)
    {
        var name = line.AsSpan(0, Math.Max(0, line.IndexOf(':'))).TrimEnd();
        return name.Length > 0 && !name.ContainsAnyExcept(Token);
    }
}
