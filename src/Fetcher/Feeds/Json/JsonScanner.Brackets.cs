namespace BriefingBus.Fetcher.Feeds.Json;

/// <content>Objects and arrays, whose brackets may be missing or too many.</content>
internal ref partial struct JsonScanner
{
    /// <summary>What an open bracket holds.</summary>
    private enum Container : byte
    {
        Object,
        Array,
        ArrayOfObjects,
    }

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

    /// <summary>Closes the innermost object or array, whichever the bracket is for; where that is of the other kind, the bracket of one
    /// inside is missing and both are closed, unless another object follows in an array of them: then the bracket is one too
    /// many.</summary>
    private bool Close(bool isObject)
    {
        position++;
        if (open.Count == 0) return Damage();
        if (IsInObject != isObject)
        {
            Damage();
            if (isObject ? openObjects == 0 || (open[^1] == Container.ArrayOfObjects && AnotherObjectFollows()) : openObjects == open.Count)
                return false;
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
        return at < document.Length && document[at] == (byte)',' && Past(at + 1) is var next && next < document.Length
            && document[next] == (byte)'{';
    }
}
