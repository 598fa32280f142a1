using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Composer.Storage;

/// <summary>Composer's database in a SQLite file.</summary>
public sealed class SqliteComposerContext(DbContextOptions<SqliteComposerContext> options) : ComposerContext(options)
{
    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteComposerContext>
    {
        public SqliteComposerContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteComposerContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
