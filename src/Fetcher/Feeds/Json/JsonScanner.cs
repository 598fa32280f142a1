using System.Buffers;
using BriefingBus.Text.Json;

namespace BriefingBus.Fetcher.Feeds.Json;

/// <summary>The tokens of <see cref="JsonScanner"/>.</summary>
internal enum JsonToken
{
    /// <summary>The document has ended.</summary>
    End,
    StartObject,
    EndObject,
    StartArray,
    EndArray,

    /// <summary>The name of an object's member.</summary>
    Name,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number, or a word such as <c>true</c>.</summary>
    Literal,
}

/// <summary>Reads JSON in UTF-8 in one pass. It reads a well-formed document by RFC 8259, and any other as its publisher most likely meant
/// it (raw line breaks and quotation marks in strings, wrong escapes, missing or superfluous commas, NaN, comments, mismatched brackets),
/// so that damage does not spread to later content. Time is linear in the document.</summary>
internal ref partial struct JsonScanner(ReadOnlySpan<byte> document, FeedProblems problems)
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(b => (byte)b)]);
    private static readonly SearchValues<byte> WordStops = SearchValues.Create(" \t\r\n,:{}[]\"'/"u8);

    /// <summary>The maximum length of a member name.</summary>
    private const int MaxNameLength = 64;

    private readonly ReadOnlySpan<byte> document = document;
    private readonly List<Container> open = [];
    private int openObjects;
    private int position;
    private int valueStart;
    private int valueEnd;
    private bool expectsName;
    private bool hasNoLineEnd;
    private bool hasNoCommentEnd;

    /// <summary>The token just read.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>The number of open objects and arrays.</summary>
    public readonly int Depth => open.Count;

    /// <summary>True if the document ended with something still open.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True once a JSON error was met.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>The line of the first error, from 1; 0 if there is none.</summary>
    public int DamagedLine { get; private set; }

    /// <summary>The characters of a name, string or literal as written, without quotation marks.</summary>
    public readonly ReadOnlySpan<byte> Raw => document[valueStart..valueEnd];

    /// <summary>The text of a name, string or literal, cut at <paramref name="limit"/> bytes.</summary>
    public readonly string Text(int limit, out bool isCut)
    {
        var raw = Raw;
        isCut = raw.Length > limit;
        if (isCut) raw = raw[..JsonText.Fitting(raw, limit)];
        var text = JsonText.Unescape(raw);
        if (text.Contains('\uFFFD', StringComparison.Ordinal) && (raw.IndexOf("\\ud"u8) >= 0 || raw.IndexOf("\\uD"u8) >= 0))
            problems.Add("the text holds halves of surrogate pairs");
        return text;
    }

    /// <summary>Reads the next token; false at the document's end.</summary>
    public bool Read()
    {
        while (true)
        {
            SkipSpace();
            if (position >= document.Length)
            {
                IsCut |= open.Count > 0;
                Token = JsonToken.End;
                return false;
            }
            switch (document[position])
            {
                case (byte)'{': return Open(isObject: true);
                case (byte)'[': return Open(isObject: false);
                case (byte)'}' when Close(isObject: true): return true;
                case (byte)']' when Close(isObject: false): return true;
                case (byte)'}' or (byte)']':
                    break; // nothing of its kind is open, or it is one too many
                case (byte)',':
                    position++;
                    expectsName = IsInObject;
                    break;
                case (byte)':':
                    position++;
                    expectsName = false;
                    break;
                case (byte)'"': return ReadString();
                case (byte)'\'': return ReadQuotedWord();
                default: return ReadWord();
            }
        }
    }

    /// <summary>Reads on until the value just begun has ended.</summary>
    public void Skip()
    {
        if (Token is not (JsonToken.StartObject or JsonToken.StartArray)) return;
        var depth = open.Count;
        while (open.Count >= depth && Read())
        {
        }
    }

    /// <summary>Moves to the next element of the array that was at <paramref name="depth"/> when it began; false at its end.</summary>
    public bool ReadElement(int depth) => Read() && !(Token == JsonToken.EndArray && Depth < depth);

    /// <summary>Moves to the value of the object's next member; false at the object's end. Skips everything that is no member.</summary>
    /// <param name="name">Its name; empty if it is longer than any that a format has, null if there is no member.</param>
    /// <param name="stopsAtObject">True to stop also where another object begins although this one is not closed.</param>
    public bool ReadMember(out string? name, bool stopsAtObject = false)
    {
        name = null;
        while (Read() && Token != JsonToken.EndObject)
        {
            if (stopsAtObject && Token == JsonToken.StartObject) return false;
            if (Token != JsonToken.Name)
            {
                Skip();
                continue;
            }
            name = Raw.Length > MaxNameLength ? "" : Text(MaxNameLength, out _);
            return Read() && Token != JsonToken.EndObject;
        }
        return false;
    }

    private readonly bool IsInObject => open.Count > 0 && open[^1] == Container.Object;

    private void SkipSpace()
    {
        while ((position = Past(position)) < document.Length && document[position] == (byte)'/') SkipComment();
    }

    private void SkipComment()
    {
        Damage();
        var rest = document[position..];
        var (isLine, isBlock) = (rest.StartsWith("//"u8), rest.StartsWith("/*"u8));
        // An end that is missing once is missing for every later comment.
        var length = isLine && !hasNoLineEnd ? rest.IndexOf((byte)'\n') + 1
            : isBlock && !hasNoCommentEnd && rest.IndexOf("*/"u8) is >= 0 and var at ? at + 2
            : 0;
        hasNoLineEnd |= isLine && length == 0;
        hasNoCommentEnd |= isBlock && length == 0;
        position += length > 0 ? length : isLine || isBlock ? 2 : 1;
    }

    /// <summary>The index of the first byte from <paramref name="at"/> that is not white space.</summary>
    private readonly int Past(int at)
    {
        while (at < document.Length && document[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0) at++;
        return at;
    }

    private bool Damage()
    {
        if (IsDamaged) return false;
        IsDamaged = true;
        DamagedLine = document[..Math.Min(position, document.Length)].Count((byte)'\n') + 1;
        return false;
    }
}
