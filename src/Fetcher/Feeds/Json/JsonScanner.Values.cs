namespace BriefingBus.Fetcher.Feeds.Json;

/// <content>Strings, names and literals.</content>
internal ref partial struct JsonScanner
{
    /// <summary>Reads a string up to the quotation mark that ends it. A mark without a comma, colon or bracket after it belongs to the text
    /// and should have been escaped.</summary>
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
            else if (document[position] == (byte)'"' && EndsString(position + 1)) break;
            else
            {
                Damage();
                position++;
            }
        }
        valueEnd = position++;
        return Value(JsonToken.Text);
    }

    /// <summary>Whether the byte at <paramref name="at"/> may follow a string.</summary>
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
                return member >= document.Length
                    || document[member] is (byte)'"' or (byte)'\'' or (byte)'}' or (byte)']' or (byte)',' or (byte)'/'
                    || (IsInObject ? IsBareName(member) || IsObjectWithName(member) : IsValueStart(document[member]));
            case (byte)'"' when !IsInObject || document[at..next].Contains((byte)'\n'): // a comma is missing between two members
                Damage();
                return true;
            default: return false;
        }
    }

    private readonly bool IsObjectWithName(int at) =>
        document[at] == (byte)'{' && Past(at + 1) is var first && first < document.Length && document[first] == (byte)'"';

    private static bool IsValueStart(byte start) =>
        start is (byte)'{' or (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n';

    /// <summary>Whether an unquoted member name follows, as JavaScript allows.</summary>
    private readonly bool IsBareName(int at)
    {
        var start = at;
        while (at < document.Length && at - start < 64
            && (char.IsAsciiLetterOrDigit((char)document[at]) || document[at] is (byte)'_' or (byte)'$'))
            at++;
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
        word is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
        || word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8);

    private bool Value(JsonToken token)
    {
        Token = expectsName ? JsonToken.Name : token;
        expectsName = !expectsName && IsInObject;
        return true;
    }
}
