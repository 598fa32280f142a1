namespace BriefingBus.Rendering.Html;

/// <summary>How the page's elements look: each as a style of its own, because mail programs drop style sheets, and as a class that the
/// style sheet re-colours in the dark and re-sizes on a telephone wherever there is one.</summary>
/// <remarks>Contrast of every pair of colours, light and dark, is at least 4.5 to 1 (WCAG 2.2 §1.4.3).</remarks>
internal static class Styles
{
    private const string Serif = "font-family:Charter,Cambria,Georgia,serif";
    private const string Ink = "color:#1d1b18";
    private const string Faded = "color:#655f56";

    public static readonly IReadOnlyDictionary<string, object> Page = Of("page",
        $"margin:0;padding:32px 16px;background:#f3f0ea;{Ink};font-family:-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Arial,sans-serif;font-size:16px;line-height:1.55;-webkit-text-size-adjust:100%");

    public static readonly IReadOnlyDictionary<string, object> Paper = Of("paper",
        "max-width:620px;margin:0 auto;padding:44px 52px 36px;background:#fffefb;border:1px solid #e3ddd2;border-radius:14px;overflow-wrap:anywhere");

    public static readonly IReadOnlyDictionary<string,
        object> Date = Of("accent", "margin:0;font-size:13px;font-weight:600;letter-spacing:.04em;color:#9a3b12");
    public static readonly IReadOnlyDictionary<string,
        object> Title = Of("title", $"margin:6px 0 10px;{Serif};font-size:38px;line-height:1.1;font-weight:700;letter-spacing:-.015em");
    public static readonly IReadOnlyDictionary<string, object> Totals = Of("faded", $"margin:0;font-size:14px;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Tags = Of("faded", $"margin:2px 0 0;font-size:14px;{Faded}");
    public static readonly IReadOnlyDictionary<string,
        object> Note = Of("note", "margin:14px 0 0;padding:10px 14px;background:#f6efdf;border-radius:8px;font-size:15px");

    public static readonly IReadOnlyDictionary<string,
        object> Contents = Of("contents line",
        "margin:22px 0 0;padding:14px 0 12px;border-top:1px solid #e3ddd2;border-bottom:1px solid #e3ddd2;font-size:14px;line-height:2");
    public static readonly IReadOnlyDictionary<string,
        object> ContentsLink = Of("", $"color:inherit;text-decoration:none;white-space:nowrap;margin-right:14px");
    public static readonly IReadOnlyDictionary<string, object> Number = Of("faded", Faded + ";margin-left:5px");

    public static readonly IReadOnlyDictionary<string,
        object> Heading = Of(
        "line", "margin:40px 0 0;padding:0 0 8px;border-bottom:2px solid #1d1b18;font-size:15px;line-height:1.3;font-weight:700;letter-spacing:.02em");
    public static readonly IReadOnlyDictionary<string, object> Emoji = Of("", "margin-right:8px;font-size:17px");
    public static readonly IReadOnlyDictionary<string, object> Quiet = Of("faded", $"margin:12px 0 0;font-size:15px;{Faded}");

    public static readonly IReadOnlyDictionary<string,
        object> Story = Of("story line", "padding:18px 0 16px;border-bottom:1px solid #e9e4da");
    public static readonly IReadOnlyDictionary<string,
        object> Headline = Of("headline", $"margin:0;{Serif};font-size:20px;line-height:1.28;font-weight:700");
    public static readonly IReadOnlyDictionary<string, object> LeadHeadline =
        Of("lead headline", $"margin:0;{Serif};font-size:26px;line-height:1.2;font-weight:700;letter-spacing:-.01em");
    public static readonly IReadOnlyDictionary<string, object> HeadlineLink = Of("", "color:inherit;text-decoration:none");
    public static readonly IReadOnlyDictionary<string, object> Summary = Of("", "margin:7px 0 0");
    public static readonly IReadOnlyDictionary<string,
        object> Byline = Of("faded", $"margin:8px 0 0;font-size:13px;line-height:1.5;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Source = Of("", "font-weight:600");
    public static readonly IReadOnlyDictionary<string, object> BylineLink = Of("", "color:inherit");
    public static readonly IReadOnlyDictionary<string, object> Mark = Of("accent", "color:#9a3b12;font-weight:600");

    public static readonly IReadOnlyDictionary<string,
        object> Place = Of("", $"margin:18px 0 0;{Serif};font-size:20px;line-height:1.28;font-weight:700");
    public static readonly IReadOnlyDictionary<string, object> Present = Of("", "margin:4px 0 0;font-size:17px");
    public static readonly IReadOnlyDictionary<string, object> Facts = Of("faded", $"margin:2px 0 0;font-size:14px;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Fact = Of("", "white-space:nowrap;margin-right:14px");
    public static readonly IReadOnlyDictionary<string,
        object> Period = Of("line", "margin:10px 0 0;padding:10px 0 0;border-top:1px solid #e9e4da");

    public static readonly IReadOnlyDictionary<string,
        object> Footer = Of("faded", $"margin:34px 0 0;font-size:13px;line-height:1.5;{Faded}");
    public static readonly IReadOnlyDictionary<string, object> Troubles = Of("", "margin:12px 0 0;padding:0 0 0 20px;font-size:15px");
    public static readonly IReadOnlyDictionary<string, object> Trouble = Of("", "margin:0 0 6px");

    private const string WarningBox = "margin:18px 0 0;padding:14px 18px;border-radius:8px;border-left:6px solid";

    /// <summary>The box of a warning: red, amber for a watch, yellow for what is less.</summary>
    public static IReadOnlyDictionary<string, object> Warning(string severity) => severity switch
    {
        "warning" => RedWarning,
        "watch" => AmberWarning,
        _ => YellowWarning,
    };

    public static readonly IReadOnlyDictionary<string,
        object> WarningEvent = Of("", "margin:0;font-size:17px;line-height:1.3;font-weight:800;letter-spacing:.01em");
    public static readonly IReadOnlyDictionary<string, object> WarningText = Of("", "margin:4px 0 0;font-size:15px");
    public static readonly IReadOnlyDictionary<string, object> WarningLink = Of("", "color:inherit");

    private static readonly IReadOnlyDictionary<string,
        object> RedWarning = Of("red", $"{WarningBox} #b3160b;background:#fce4e0;color:#5c0d07");
    private static readonly IReadOnlyDictionary<string,
        object> AmberWarning = Of("amber", $"{WarningBox} #c2620a;background:#fdebd2;color:#57300a");
    private static readonly IReadOnlyDictionary<string,
        object> YellowWarning = Of("yellow", $"{WarningBox} #a98b05;background:#faf3cf;color:#453a05");

    /// <summary>What inlined styles cannot say: hovering, narrow screens, the dark, print.</summary>
    public const string Sheet = """
        :root{color-scheme:light dark}
        .headline a:hover,.contents a:hover{text-decoration:underline!important;text-underline-offset:3px}
        a:focus-visible{outline:2px solid #9a3b12;outline-offset:3px;border-radius:2px}
        @media (max-width:640px){
        .page{padding:0!important}
        .paper{padding:28px 20px 32px!important;border:0!important;border-radius:0!important}
        .title{font-size:31px!important}
        .lead{font-size:23px!important}
        }
        @media (prefers-color-scheme:dark){
        .page{background:#121110!important;color:#eae5dc!important}
        .paper{background:#1b1a18!important;border-color:#2c2a26!important}
        .faded{color:#aaa397!important}
        .accent{color:#f0a27b!important}
        .line{border-color:#3a3732!important}
        .note{background:#2b261a!important}
        .red{background:#41150f!important;color:#ffd9d2!important;border-color:#ff6b57!important}
        .amber{background:#3d2409!important;color:#ffe2bd!important;border-color:#f39a3d!important}
        .yellow{background:#343007!important;color:#f7ecb2!important;border-color:#d9bf36!important}
        a:focus-visible{outline-color:#f0a27b}
        }
        @media print{
        .page{background:none!important;padding:0!important}
        .paper{border:0!important;padding:0!important;max-width:none!important}
        .contents{display:none}
        .story{break-inside:avoid}
        }
        """;

    private static Dictionary<string, object> Of(string name, string style) =>
        name.Length == 0 ? new() { ["style"] = style } : new() { ["class"] = name, ["style"] = style };
}
