namespace BriefingBus.Cleaner.Extraction.Names;

/// <summary>The elements and names of page furniture. Each name has the same meaning in the templates of many publishers: WordPress,
/// Drupal, TYPO3, Joomla, Blogger, Bootstrap, BEM, and the newsroom systems seen in public pages.</summary>
internal static class DiscardRules
{
    /// <summary>Elements that HTML does not define as main content, with the reasons.</summary>
    public static readonly IReadOnlyDictionary<string, string> Elements = new Dictionary<string, string>
    {
        ["head"] = "document head",
        ["nav"] = "navigation (HTML §4.3.4)",
        ["aside"] = "aside (HTML §4.3.5)",
        ["footer"] = "footer (HTML §4.3.9)",
        ["menu"] = "menu (HTML §4.4.7)",
        ["form"] = "form",
        ["noscript"] = "text for browsers without scripts",
        ["fieldset"] = "form fields",
        ["dialog"] = "dialog",
        ["label"] = "form label",
        ["legend"] = "form legend",
        ["figure"] = "picture and its caption",
        ["figcaption"] = "caption",
        ["address"] = "contact details (HTML §4.3.10)",
        ["marquee"] = "marquee",
    };

    /// <summary>Values of <c>role</c> that name furniture (WAI-ARIA 1.2 §5.3).</summary>
    public static readonly IReadOnlyDictionary<string, string> Roles = new Dictionary<string, string>
    {
        ["navigation"] = "navigation (ARIA)",
        ["banner"] = "banner (ARIA)",
        ["complementary"] = "complementary (ARIA)",
        ["contentinfo"] = "footer (ARIA)",
        ["search"] = "search (ARIA)",
        ["dialog"] = "dialog (ARIA)",
        ["alertdialog"] = "dialog (ARIA)",
        ["menu"] = "menu (ARIA)",
        ["menubar"] = "menu (ARIA)",
        ["tablist"] = "tabs (ARIA)",
        ["form"] = "form (ARIA)",
        ["tooltip"] = "tooltip (ARIA)",
    };

    /// <summary>Names of comment areas: they never hold the page's own text.</summary>
    public static readonly DiscardRule Comments = new(
        "comments",
        "comment areas of WordPress, Disqus, Facebook, Blogger, Discourse",
        "comments comment commentlist commentsection respond replies reply disqus* fb-comments kommentar kommentare commentaire "
        + "commentaires comentario comentarios commenti reader-comments livefyre viafoura coral-talk discussion leserbriefe",
        ShareLimit: 0.9,
        Precision: WordPrecision.Loose);

    /// <summary>Names of share bars.</summary>
    public static readonly DiscardRule Sharing = new(
        "sharing",
        "share bars of AddThis, Jetpack, Shariff, ShareThis, AddToAny",
        "share shares sharing sharer shareaholic* social socials socialmedia sharebar sharebuttons sharelinks sharethis shariff addthis* "
        + "addtoany* sharedaddy sociable bookmarks bookmarking heateor* ssba* a2a sharrre follow-us followus teilen partager compartir "
        + "whatsapp pinterest like-button fb-like likes liked facebook twitter empfehlen syndication",
        "print email",
        Precision: WordPrecision.Firm);

    /// <summary>The names, most reliable first.</summary>
    public static readonly IReadOnlyList<DiscardRule> Names =
    [
        Comments,
        new("navigation",
            "Bootstrap, WordPress and BEM names of menus",
            "nav navi navbar navigation menu submenu topnav subnav mainnav mainmenu navbox breadcrumb breadcrumbs crumbs brotkrumen "
            + "pagination paginator paging pager pagenav wp-pagenavi prevnext skiplink skiplinks skip-link sitemap toolbar toolbox "
            + "table-of-contents youarehere menubar navlinks steadypaywall",
            "toc jump crumb previous-next next prev",
            NeverProse: true),
        Sharing,
        new("related",
            "related, popular and recommended links",
            "related relatedposts relatedarticles yarpp* similar see-also more-from more-stories more-news more-articles more-posts "
            + "more-on also-read read-more read-next read-also readmore recommended recommendation recommendations most-read most-popular "
            + "most-viewed mostread popular trending latest-news latest-posts latest recent-posts recent-comments recent recirc "
            + "recirculation outbrain* taboola* zergnet crosslinks teasers teaser-list teaser-box verwandte next-article next-post "
            + "next-story up-next trc jp-relatedposts further-reading weiterlesen mehr-zum-thema linkliste viral dpsp recposts rec-posts "
            + "rec-post moreon relacionadas relacionados relacionado relacionada lire-aussi podobne zobacz-takze",
            "more weitere",
            0.4,
            Precision: WordPrecision.Firm),
        new("teaser of another page",
            "BEM and TYPO3 names of boxes that lead elsewhere",
            "teaser newsteaser card tile",
            "cards tiles excerpt",
            0.2,
            OnlyWithLinks: true),
        new("newsletter",
            "boxes that ask for a subscription or a donation",
            "newsletter newsletters subscribe subscription subscriptions signup sign-up optin opt-in mailchimp* mc-embed* mailing-list "
            + "donate donation donations spende spenden",
            ShareLimit: 0.4,
            Precision: WordPrecision.Firm),
        new("call to the reader",
            "boxes that lead to something to do; without a link the words are the text's (GOV.UK's call-to-action)",
            "call-to-action cta",
            ShareLimit: 0.4,
            OnlyWithLinks: true,
            Precision: WordPrecision.Firm),
        new("consent",
            "cookie and privacy notices, and what replaces a blocked embed (Borlabs, Complianz, Embed Privacy)",
            "cookie cookies cookiebar cookie-consent consent gdpr dsgvo privacy-notice privacy-banner onetrust* cookiebot* "
            + "third-party-services two-click twoclick content-blocker embed-privacy borlabs* brlbs* cmplz* embetty*",
            Precision: WordPrecision.Firm),
        new("advertising",
            "slots of ad servers",
            "ad ads adv advert advertisement advertising adsense adslot adbox adunit sponsor sponsored sponsors anzeige anzeigen werbung "
            + "publicidad publicite googlead* dfp promo promos promobox promotion banner banners affiliate affiliates billboard disclosure",
            ShareLimit: 0.4),
        new("author box",
            "biographies and bylines",
            "author authors byline bylines bio biography authorbox about-author about-the-author autor autoren auteur contributor "
            + "contributors vcard postedby posted-by",
            "signature writer",
            0.3,
            Precision: WordPrecision.Firm),
        new("facts of the page",
            "dates, counts, categories and tags",
            "meta metadata postmeta tags taglist tagcloud tag-links tag-list post-tag categories cat-links dateline timestamp pubdate "
            + "post-date entry-date article-date posted-on post-info article-info post-details article-tools post-footer entry-footer "
            + "article-footer entry-utility post-utility view-count reading-time read-time rating ratings voting last-modified schlagworte "
            + "kategorien keywords tagged-with tagged sources",
            "date datum time tag category published updated submitted views stars votes score karma info infoline rubrik bookmark", 0.3),
        new("page frame",
            "headers, footers and side columns",
            "footer foot footnav colophon impressum imprint copyright copyrights disclaimer sidebar side-bar side-column sidecol "
            + "right-column right-col right-rail rightcol rightcolumn left-column left-col leftcol leftcolumn rail masthead site-header "
            + "page-header topbar top-bar branding logo widget-area widgetarea gadget portlet sidebox randspalte seitenleiste "
            + "marginalspalte secondary",
            "widget widgets bottom right left header hd ft rechts links",
            0.4,
            Precision: WordPrecision.Loose),
        new("overlay",
            "dialogs, log-in and search boxes",
            "modal popup overlay lightbox tooltip login signin anmelden paywall regwall searchform searchbox search-form suche noprint "
            + "print-only loading notification button buttons btn dropdown feedback survey poll error-message warning-box alert",
            "search quiz hidden hide is-hidden invisible",
            0.3),
        new("caption",
            "captions and credits of pictures",
            "caption captions wp-caption imagecaption photo-credit image-credit credit credits bildunterschrift bildtext legende legend "
            + "image-caption media-caption bu-text",
            "bu pie epigrafe",
            0.3,
            Precision: WordPrecision.Firm),
        new("media",
            "galleries and players",
            "gallery galerie slideshow slider carousel video-player videoplayer bildergalerie image-meta image-container image-wrapper "
            + "image-subtitle image-text image-title",
            "player thumb thumbs thumbnail thumbnails image images picture pictures photo photos foto fotos bild bilder img",
            0.3),
    ];

    /// <summary>Names for a box beside the running text in languages that write them as one word.</summary>
    private static readonly HashSet<string> Boxes =
    [
        "box", "infobox", "factbox", "factsheet", "kasten", "infokasten", "faktenkasten", "encadre", "encadré", "recuadro", "ficha",
        "despiece", "faktaruta", "faktaboks", "kader", "ramka", "riquadro",
    ];

    /// <summary>True if the last word of a name means box.</summary>
    public static bool IsBox(string name) => TemplateName.Read(name).Words is [.., var last] && Boxes.Contains(last);

    /// <summary>Rules for elements about other pages or people: their dates and authors are not this page's.</summary>
    private static readonly string[] Elsewhere =
    [
        "comments", "related", "teaser", "navigation", "mostly links", "complementary", "aside", "page frame (\"side",
        "page frame (\"right", "page frame (\"foot", "page frame (\"widget", "footer (ARIA)",
    ];

    /// <summary>True for the rule of an element that is about other pages.</summary>
    public static bool IsOfOtherPages(string? rule) => rule is not null && Elsewhere.Any(e => rule.StartsWith(e, StringComparison.Ordinal));

    /// <summary>Rules that also match elements beside a headline: a date that is a link, an author with a linked name.</summary>
    private static readonly string[] BesideHeadline = ["mostly links", "teaser with", "page frame", "footer (ARIA)"];

    /// <summary>True for the rule of an element near the headline that is still about other pages.</summary>
    public static bool IsOfOtherPagesNearHeadline(string? rule) =>
        IsOfOtherPages(rule) && !BesideHeadline.Any(r => rule!.StartsWith(r, StringComparison.Ordinal));

    /// <summary>The names, indexed.</summary>
    public static readonly TemplateNames<DiscardRule> ByName = new(Names.Select(r => (r.Words, r.WholeNames, r)));
}
