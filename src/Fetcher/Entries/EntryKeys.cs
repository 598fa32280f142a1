using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Text.Links;

namespace BriefingBus.Fetcher.Entries;

/// <summary>The keys that an entry is recognised by, as 64-bit hashes; 0 for a missing one.</summary>
/// <param name="Id">Hash of the entry's id.</param>
/// <param name="Link">Hash of the canonical link.</param>
/// <param name="Title">Hash of the title's words.</param>
/// <param name="Body">Hash of the bodies' words.</param>
/// <param name="Published">The publishing date in Unix seconds, or 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EntryKeys(ulong Id, ulong Link, ulong Title, ulong Body, long Published)
{
    /// <summary>The hash over title, link and bodies that reveals a change: 48 hexadecimal digits.</summary>
    public string ContentHash => $"{Title:x16}{Link:x16}{Body:x16}";

    /// <summary>The keys of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="entryId">Its id, or its substitute.</param>
    /// <param name="linkIdentifies">False if different entries share the link, so that it identifies nothing.</param>
    public static EntryKeys Of(FeedEntry entry, string entryId, bool linkIdentifies) => new(
        Hash(entryId),
        linkIdentifies && entry.Link is { } link ? Hash(CanonicalLink.Of(link)) : 0,
        HashWords(entry.Title?.Html),
        HashWords(entry.Summary?.Html, entry.Content?.Html),
        entry.Published?.ToUnixTimeSeconds() ?? 0);

    /// <summary>Hash of a text, never 0.</summary>
    public static ulong Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return NotZero(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>Hash of the words of HTML texts. Mark-up and white space do not count: publishers put counters, tracking pixels and
    /// sizes of pictures into attributes, and those change at every poll. 0 if there are no words.</summary>
    private static ulong HashWords(params ReadOnlySpan<string?> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var words = new StringBuilder();
        foreach (var text in texts)
        {
            if (text is not null)
                AppendWords(words, text);
            words.Append('\n');
        }
        var any = false;
        foreach (var chunk in words.GetChunks())
        {
            any |= chunk.Span.ContainsAnyExcept('\n', ' ');
            hash.AppendData(MemoryMarshal.AsBytes(chunk.Span));
        }
        return any ? NotZero(BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset())) : 0;
    }

    private static void AppendWords(StringBuilder words, ReadOnlySpan<char> html)
    {
        var gap = false;
        for (var i = 0; i < html.Length; i++)
        {
            var c = html[i];
            if (c == '<' && i + 1 < html.Length && (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!'))
            {
                var end = html[i..].IndexOf('>');
                i = end < 0 ? html.Length : i + end;
                gap = true;
            }
            else if (char.IsWhiteSpace(c))
                gap = true;
            else
            {
                if (gap && words.Length > 0)
                    words.Append(' ');
                gap = false;
                words.Append(c);
            }
        }
    }

    private static ulong NotZero(ulong hash) => hash == 0 ? 1 : hash;
}
