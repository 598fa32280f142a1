using System.Collections.Frozen;

namespace BriefingBus.Cleaner.Html;

/// <summary>The properties of elements, from the HTML Living Standard, that matter for reading text.</summary>
internal static class HtmlElements
{
    /// <summary>Elements without an end tag (HTML §13.1.2, "void elements", with the obsolete ones of §13.2.6.4.7).</summary>
    public static readonly FrozenSet<string> Void = Set(
        "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");

    /// <summary>Elements whose content is characters, never tags (HTML §13.2.5.2–5).</summary>
    public static readonly FrozenSet<string> RawText = Set("script style textarea title xmp iframe noembed noframes plaintext");

    /// <summary>Elements that are never text for a reader: code for the machine, fallbacks, fields, embedded objects.</summary>
    public static readonly FrozenSet<string> NeverText = Set(
        "script style template iframe noembed noframes object applet embed audio video canvas svg annotation annotation-xml map "
        + "select datalist textarea button input option optgroup progress meter dialog rp rt link meta base title");

    /// <summary>Elements that start on a new line: those with <c>display: block</c>, <c>list-item</c> and <c>table</c> in HTML §15.3, and
    /// the obsolete ones.</summary>
    public static readonly FrozenSet<string> Block = Set(
        "address article aside blockquote body center details dialog dd dir div dl dt fieldset figcaption figure footer form "
        + "frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre "
        + "search section summary table caption colgroup tbody thead tfoot tr td th ul xmp");

    /// <summary>Start tags that end an open paragraph (HTML §13.2.6.4.7).</summary>
    public static readonly FrozenSet<string> EndsParagraph = Set(
        "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        + "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp td th tr tbody thead tfoot");

    /// <summary>The elements of the head; any other start tag, and any text, ends it (HTML §13.2.6.4.4, "in head").</summary>
    public static readonly FrozenSet<string> HeadContent = Set(
        "base basefont bgsound link meta title noscript noframes style script template head html");

    /// <summary>
    /// The roots of foreign content: inside them a slash closes any element, and no element holds raw text (HTML §13.2.6.5).
    /// </summary>
    public static readonly FrozenSet<string> Foreign = Set("svg math");

    /// <summary>Elements of foreign content whose content is HTML again (HTML §13.2.6, "integration points").</summary>
    public static readonly FrozenSet<string> IntegrationPoints = Set("foreignobject desc title annotation-xml mi mo mn ms mtext");

    /// <summary>Start tags that end foreign content (HTML §13.2.6.5).</summary>
    public static readonly FrozenSet<string> EndsForeign = Set(
        "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre "
        + "ruby s small span strong strike sub sup table tt u ul var");

    /// <summary>Headings.</summary>
    public static readonly FrozenSet<string> Heading = Set("h1 h2 h3 h4 h5 h6");

    /// <summary>The open elements that a start tag ends, and the elements that stop this search (HTML §13.1.2.4, "optional tags").
    /// </summary>
    public static readonly FrozenDictionary<string, (FrozenSet<string> Ends, FrozenSet<string> Within)> ImpliedEnds =
        new Dictionary<string, (FrozenSet<string>, FrozenSet<string>)>
        {
            ["li"] = (Set("li"), Set("ul ol menu dir")),
            ["dt"] = (Set("dt dd"), Set("dl")),
            ["dd"] = (Set("dt dd"), Set("dl")),
            ["tr"] = (Set("tr"), Set("table")),
            ["td"] = (Set("td th"), Set("table tr")),
            ["th"] = (Set("td th"), Set("table tr")),
            ["tbody"] = (Set("thead tbody tfoot caption colgroup"), Set("table")),
            ["thead"] = (Set("thead tbody tfoot caption colgroup"), Set("table")),
            ["tfoot"] = (Set("thead tbody tfoot caption colgroup"), Set("table")),
            ["option"] = (Set("option"), Set("select datalist")),
            ["optgroup"] = (Set("optgroup"), Set("select")),
            ["a"] = (Set("a"), Set("table div article section td li")),
            ["button"] = (Set("button"), Set("table")),
            ["h1"] = (Heading, Set("div section article li td")),
            ["h2"] = (Heading, Set("div section article li td")),
            ["h3"] = (Heading, Set("div section article li td")),
            ["h4"] = (Heading, Set("div section article li td")),
            ["h5"] = (Heading, Set("div section article li td")),
            ["h6"] = (Heading, Set("div section article li td")),
            ["body"] = (Set("head"), Set("html")),
        }.ToFrozenDictionary();

    /// <summary>Elements whose content cannot close anything outside them (HTML §13.2.4.2, "has an element in scope").</summary>
    public static readonly FrozenSet<string> Scope = Set("table td th caption html template");

    /// <summary>The attributes that reading uses; the others are dropped before parsing.</summary>
    public static readonly FrozenSet<string> UsedAttributes = Set(
        "id class href src alt title name content property itemprop itemtype itemscope datetime lang xml:lang dir type rel role "
        + "data-datetime data-date data-time data-timestamp data-published data-publish-date data-pubdate data-epoch hidden style "
        + "aria-hidden aria-label charset http-equiv width height data-src data-original srcset value "
        + "shadowrootmode");

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet();
}
