using System.Xml.Linq;
using BriefingBus.Web.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Web.Safety;

/// <summary>Keeps the keys that cookies and forms are signed with in the read model, so that a restart signs nobody out and several
/// copies of the page understand one another's cookies.</summary>
internal sealed class DatabaseKeys(IDbContextFactory<WebContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.Set<StoredKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.Add(new StoredKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
