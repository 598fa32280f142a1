using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Storage;

/// <summary>Composer's database in a SQLite file.</summary>
public sealed class SqliteComposerContext(DbContextOptions<SqliteComposerContext> options) : ComposerContext(options, schema: null)
{
    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : SqliteDesign<SqliteComposerContext>(options => new(options));
}
