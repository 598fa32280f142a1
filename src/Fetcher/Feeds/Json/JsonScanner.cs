using System.Buffers;
using BriefingBus.Text.Json;

namespace BriefingBus.Fetcher.Feeds.Json;

/// <summary>
/// Reads JSON in UTF-8 in one pass. A well-formed document is read as RFC 8259 says; one that is not is read as its publisher most
/// likely meant it (raw line breaks and quotation marks in strings, wrong escapes, commas missing or left over, NaN, comments,
/// brackets that do not match), so that damage costs what it damaged and not what stands behind it. Time is linear in the document.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> document, FeedProblems problems)
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(b => (byte)b)]);
    private static readonly SearchValues<byte> WordStops = SearchValues.Create(" \t\r\n,:{}[]\"'/"u8);

    private readonly ReadOnlySpan<byte> document = document;
    private readonly List<Container> open = [];
    private int openObjects;

    /// <summary>What an open bracket holds.</summary>
    private enum Container : byte
    {
        Object,
        Array,
        ArrayOfObjects,
    }
    private int position;
    private int valueStart;
    private int valueEnd;
    private bool expectsName;

    /// <summary>The token just read.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>How many objects and arrays are open.</summary>
    public readonly int Depth => open.Count;

    /// <summary>True where the document ended with something still open.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True once anything was met that is no JSON.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>The line of the first damage, 1 for the first; 0 where there is none.</summary>
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
        if (text.Contains('\uFFFD', StringComparison.Ordinal) && (raw.IndexOf("\\ud"u8) >= 0 || raw.IndexOf("\\uD"u8) >= 0)) problems.Add("the text holds halves of surrogate pairs");
        return text;
    }

    /// <summary>Whether the name or string is <paramref name="text"/>.</summary>
    public readonly bool Is(ReadOnlySpan<byte> text) => Raw.SequenceEqual(text);

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

    private readonly bool IsInObject => open.Count > 0 && open[^1] == Container.Object;

    private bool Open(bool isObject)
    {
        position++;
        if (isObject && open.Count > 0 && open[^1] == Container.Array) open[^1] = Container.ArrayOfObjects;
        open.Add(isObject ? Container.Object : Container.Array);
        if (isObject) openObjects++;
        expectsName = isObject;
        Token = isObject ? JsonToken.StartObject : JsonToken.StartArray;
        return true;
    }

    /// <summary>
    /// Closes the innermost object or array, whichever the bracket is for; where that is of the other kind, the bracket of one inside is
    /// missing and both are closed, unless another object follows in an array of them: then the bracket is one too many.
    /// </summary>
    private bool Close(bool isObject)
    {
        position++;
        if (open.Count == 0) return Damage();
        if (IsInObject != isObject)
        {
            Damage();
            if (isObject ? openObjects == 0 || (open[^1] == Container.ArrayOfObjects && AnotherObjectFollows()) : openObjects == open.Count) return false;
            position--; // the bracket is read again for the one around
        }
        Token = IsInObject ? JsonToken.EndObject : JsonToken.EndArray;
        if (IsInObject) openObjects--;
        open.RemoveAt(open.Count - 1);
        expectsName = IsInObject;
        return true;
    }

    private readonly bool AnotherObjectFollows()
    {
        var at = Past(position);
        return at < document.Length && document[at] == (byte)',' && Past(at + 1) is var next && next < document.Length && document[next] == (byte)'{';
    }

    /// <summary>
    /// Reads a string up to the quotation mark that ends it. One that no comma, colon or bracket follows stands in the text and should
    /// have been escaped.
    /// </summary>
    private bool ReadString()
    {
        valueStart = ++position;
        while (true)
        {
            var step = document[position..].IndexOfAny(StringStops);
            if (step < 0)
            {
                position = valueEnd = document.Length;
                IsCut = true;
                Token = JsonToken.End;
                return false;
            }
            position += step;
            if (document[position] == (byte)'\\') position = Math.Min(document.Length, position + 2);
            else if (document[position] != (byte)'"')
            {
                Damage();
                position++;
            }
            else if (EndsString(position + 1)) break;
            else
            {
                Damage();
                position++;
            }
        }
        valueEnd = position++;
        return Value(JsonToken.Text);
    }

    /// <summary>Whether what stands at <paramref name="at"/> may follow a string.</summary>
    private bool EndsString(int at)
    {
        var next = Past(at);
        if (next >= document.Length) return true;
        switch (document[next])
        {
            case (byte)':': return expectsName;
            case (byte)'}' or (byte)']' or (byte)'/': return true;
            case (byte)',':
                var member = Past(next + 1);
                return member >= document.Length || document[member] is (byte)'"' or (byte)'\'' or (byte)'}' or (byte)']' or (byte)',' or (byte)'/'
                    || (IsInObject ? IsBareName(member) || (document[member] == (byte)'{' && Past(member + 1) is var first && first < document.Length && document[first] == (byte)'"') : document[member] is (byte)'{' or (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n');
            case (byte)'"' when !IsInObject || document[at..next].Contains((byte)'\n'): // a comma is missing between two members
                Damage();
                return true;
            default: return false;
        }
    }

    /// <summary>Whether a member's name without quotation marks stands there, as JavaScript allows.</summary>
    private readonly bool IsBareName(int at)
    {
        var start = at;
        while (at < document.Length && at - start < 64 && (char.IsAsciiLetterOrDigit((char)document[at]) || document[at] is (byte)'_' or (byte)'$')) at++;
        return at > start && Past(at) is var next && next < document.Length && document[next] == (byte)':';
    }

    /// <summary>A string in single quotation marks, as JavaScript allows.</summary>
    private bool ReadQuotedWord()
    {
        Damage();
        var length = document[(position + 1)..].IndexOf((byte)'\'');
        if (length < 0)
        {
            position++;
            return ReadWord();
        }
        valueStart = position + 1;
        valueEnd = valueStart + length;
        position = valueEnd + 1;
        return Value(JsonToken.Text);
    }

    private bool ReadWord()
    {
        valueStart = position;
        var length = document[position..].IndexOfAny(WordStops);
        valueEnd = position = length < 0 ? document.Length : position + Math.Max(1, length);
        if (!IsLiteral(Raw)) Damage();
        return Value(JsonToken.Literal);
    }

    private static bool IsLiteral(ReadOnlySpan<byte> word) =>
        !word.IsEmpty && (word[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') || word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8));

    private bool Value(JsonToken token)
    {
        Token = expectsName ? JsonToken.Name : token;
        expectsName = !expectsName && IsInObject;
        return true;
    }

    private void SkipSpace()
    {
        while ((position = Past(position)) < document.Length && document[position] == (byte)'/') SkipComment();
    }

    private void SkipComment()
    {
        Damage();
        var rest = document[position..];
        var (begin, end) = rest.StartsWith("//"u8) ? (2, rest.IndexOf((byte)'\n')) : rest.StartsWith("/*"u8) ? (2, rest.IndexOf("*/"u8) is var at and >= 0 ? at + 1 : -1) : (1, -1);
        position += end < 0 ? begin : end + 1;
    }

    /// <summary>The first place from <paramref name="at"/> that is no white space.</summary>
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
