namespace BriefingBus.Rendering.Html;

/// <summary>The styles of the page's elements. Each is inlined, because mail programs drop style sheets. Each also has a class, which the
/// style sheet, if it survives, re-colours for dark mode and resizes for phones.</summary>
/// <remarks>Contrast of every pair of colours, light and dark, is at least 4.5 to 1 (WCAG 2.2 §1.4.3).</remarks>
internal static class Styles
{
    private const string Serif = "Charter,Cambria,Georgia,serif";
    private const string Sans = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Arial,sans-serif";
    private const string Ink = "color:#1d1b18";
    private const string Faded = "color:#655f56";

    public static readonly IReadOnlyDictionary<string, object> Body = Of("page", "margin:0;padding:0;background:#f3f0ea");
    public static readonly IReadOnlyDictionary<string, object> Page = Of("page", "background:#f3f0ea;border-collapse:separate");
    public static readonly IReadOnlyDictionary<string, object> Gutter = Of("gutter", "padding:24px 12px");
    public static readonly IReadOnlyDictionary<string, object> Paper = Of("paper",
        "max-width:640px;background:#fffefb;border:1px solid #e3ddd2;border-radius:14px;border-collapse:separate");

    public static readonly IReadOnlyDictionary<string, object> Content = Of("content",
        $"padding:32px 44px;{Ink};font-family:{Sans};font-size:16px;line-height:1.55;"
        + "overflow-wrap:anywhere;word-break:break-word;-webkit-text-size-adjust:100%");

    /// <summary>The preheader, which is shown beside the subject in a list of messages and hidden in the message.</summary>
    public static readonly IReadOnlyDictionary<string, object> Preheader = Of("",
        "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#f3f0ea;mso-hide:all");

    public static readonly IReadOnlyDictionary<string, object> Browser = Of("faded", $"margin:0 0 12px;font-size:13px;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Box = Of("", "margin:14px 0 0;border-collapse:separate");
    public static readonly IReadOnlyDictionary<string, object> Date = Of("accent",
        "margin:0;font-size:13px;font-weight:600;letter-spacing:.04em;color:#9a3b12");
    public static readonly IReadOnlyDictionary<string, object> Title = Of("title",
        $"margin:6px 0 8px;font:700 32px/1.15 {Serif};letter-spacing:-.015em");
    public static readonly IReadOnlyDictionary<string, object> Totals = Of("faded", $"margin:0;font-size:14px;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Tags = Of("faded", $"margin:2px 0 0;font-size:14px;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Note = Of("note",
        "padding:10px 14px;background:#f6efdf;border-radius:8px;font-size:15px");

    public static readonly IReadOnlyDictionary<string, object> Contents = Of("contents line",
        "margin:22px 0 0;padding:14px 0 12px;border-top:1px solid #e3ddd2;border-bottom:1px solid #e3ddd2;font-size:14px;line-height:2");
    public static readonly IReadOnlyDictionary<string, object> ContentsLink = Of("",
        $"color:inherit;text-decoration:none;display:inline-block;margin-right:14px");
    public static readonly IReadOnlyDictionary<string, object> Number = Of("faded", Faded + ";margin-left:5px");

    public static readonly IReadOnlyDictionary<string, object> Heading = Of("line",
        "margin:36px 0 0;padding:8px 0 0;border-top:3px solid #1d1b18;"
        + "font-size:21px;line-height:1.3;font-weight:800;letter-spacing:-.01em");
    public static readonly IReadOnlyDictionary<string, object> Emoji = Of("", "margin-right:8px;font-size:17px");
    public static readonly IReadOnlyDictionary<string, object> Quiet = Of("faded", $"margin:12px 0 0;font-size:15px;{Faded}");

    public static readonly IReadOnlyDictionary<string, object> Story = new Dictionary<string, object> { ["class"] = "story" };
    public static readonly IReadOnlyDictionary<string, object> Headline = Of("headline", $"margin:16px 0 0;font:600 19px/1.3 {Serif}");
    public static readonly IReadOnlyDictionary<string, object> LeadHeadline = Of("lead headline",
        $"margin:16px 0 0;font:600 22px/1.2 {Serif}");
    public static readonly IReadOnlyDictionary<string, object> HeadlineLink = Of("link", "color:#17497d");
    public static readonly IReadOnlyDictionary<string, object> Summary = Of("", "margin:7px 0 0");
    public static readonly IReadOnlyDictionary<string, object> Byline = Of("faded line",
        $"margin:8px 0 0;padding:0 0 14px;border-bottom:1px solid #e9e4da;font-size:13px;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Source = Of("", "font-weight:600");
    public static readonly IReadOnlyDictionary<string, object> BylineLink = Of("", "color:inherit");
    public static readonly IReadOnlyDictionary<string, object> Mark = Of("accent", "color:#9a3b12;font-weight:600");

    public static readonly IReadOnlyDictionary<string, object> Place = Of("", $"margin:14px 0 0;font:700 19px/1.3 {Serif}");
    public static readonly IReadOnlyDictionary<string, object> Present = Of("", $"font:400 16px/1.4 {Sans}");
    public static readonly IReadOnlyDictionary<string, object> Facts = Of("faded", $"margin:2px 0 0;font-size:14px;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Period = Of("line",
        "margin:10px 0 0;padding:10px 0 0;border-top:1px solid #e9e4da");

    public static readonly IReadOnlyDictionary<string, object> Footer = Of("faded",
        $"margin:34px 0 0;font-size:13px;line-height:1.5;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Troubles = Of("", "margin:12px 0 0;padding:0 0 0 20px;font-size:15px");
    public static readonly IReadOnlyDictionary<string, object> Trouble = Of("", "margin:0 0 6px");

    private const string WarningBox = "padding:12px 16px;border-radius:8px;border-left:6px solid";

    /// <summary>The box of a warning: red, amber for a watch, yellow for anything less.</summary>
    public static IReadOnlyDictionary<string, object> Warning(string severity) => severity switch
    {
        "warning" => RedWarning,
        "watch" => AmberWarning,
        _ => YellowWarning,
    };

    public static readonly IReadOnlyDictionary<string, object> WarningEvent = Of("",
        "margin:0;font-size:17px;line-height:1.3;font-weight:800;letter-spacing:.01em");
    public static readonly IReadOnlyDictionary<string, object> WarningText = Of("", "margin:4px 0 0;font-size:15px");
    public static readonly IReadOnlyDictionary<string, object> WarningLink = Of("", "color:inherit");

    private static readonly Dictionary<string, object> RedWarning = Of("red", $"{WarningBox} #b3160b;background:#fce4e0;color:#5c0d07");
    private static readonly Dictionary<string, object> AmberWarning = Of("amber", $"{WarningBox} #c2620a;background:#fdebd2;color:#57300a");
    private static readonly Dictionary<string, object> YellowWarning =
        Of("yellow", $"{WarningBox} #a98b05;background:#faf3cf;color:#453a05");

    private static readonly string[] DarkRules =
    [
        ".page{background:#121110!important}",
        ".paper{background:#1b1a18!important;border-color:#2c2a26!important}",
        ".content{color:#eae5dc!important}",
        ".faded{color:#aaa397!important}",
        ".accent{color:#f0a27b!important}",
        ".link{color:#a8cbf2!important;text-decoration-color:#4b6585!important}",
        ".line{border-color:#3a3732!important}",
        ".note{background:#2b261a!important}",
        ".red{background:#41150f!important;color:#ffd9d2!important;border-color:#ff6b57!important}",
        ".amber{background:#3d2409!important;color:#ffe2bd!important;border-color:#f39a3d!important}",
        ".yellow{background:#343007!important;color:#f7ecb2!important;border-color:#d9bf36!important}",
    ];

    /// <summary>The rules that cannot be inlined: hovering, narrow screens, dark mode, print. Apple Mail and Thunderbird apply them; Gmail
    /// on a phone applies those for narrow screens and darkens on its own; Outlook on the web marks the elements that it darkens.</summary>
    public static readonly string Sheet = $$"""
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        .link{text-decoration:underline;text-decoration-thickness:1px;text-decoration-color:#b5c4d5;text-underline-offset:3px}
        .link:hover{text-decoration-color:currentColor!important}
        a:focus-visible{outline:2px solid #9a3b12;outline-offset:3px;border-radius:2px}
        @media (max-width:640px){
        .gutter{padding:0!important}
        .paper{border:0!important;border-radius:0!important}
        .content{padding:20px 18px 28px!important}
        .title{font-size:27px!important}
        }
        @media (prefers-color-scheme:dark){
        {{Dark("")}}
        a:focus-visible{outline-color:#f0a27b}
        }
        {{Dark("[data-ogsc] ")}}
        @media print{
        .page,.gutter{background:none!important;padding:0!important}
        .paper{border:0!important;max-width:none!important}
        .content{padding:0!important}
        .contents{display:none}
        .story{break-inside:avoid}
        }
        """;

    /// <summary>Settings for the Word engine of Outlook on Windows: a font that it has, since it falls back to Times, and lengths at the
    /// screen's own density.</summary>
    public const string WordHead = """
        <!--[if mso]><xml xmlns:o="urn:schemas-microsoft-com:office:office">
        <o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>
        body,table,td,p,li,a,span{font-family:Arial,sans-serif!important}h1,h3,h1 a,h3 a{font-family:Georgia,serif!important}
        </style><![endif]-->
        """;

    /// <summary>A table of the maximum width around the page, since the Word engine ignores max-width.</summary>
    public const string WordFrameStart =
        "<!--[if mso]><table role=\"presentation\" width=\"640\" align=\"center\" "
        + "cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->";

    public const string WordFrameEnd = "<!--[if mso]></td></tr></table><![endif]-->";

    /// <summary>Blanks after the preheader, which keep the text after it out of lists of messages.</summary>
    public static readonly string Spacer = string.Concat(Enumerable.Repeat("&#847;&zwnj;&nbsp;", 60));

    private static string Dark(string mark) => string.Join('\n', DarkRules.Select(rule => mark + rule));

    private static Dictionary<string, object> Of(string name, string style) =>
        name.Length == 0 ? new() { ["style"] = style } : new() { ["class"] = name, ["style"] = style };
}
