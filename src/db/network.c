/* Which disks are another machine's. */
#include "db/db.h"

#include "base/buf.h"

#include <libgen.h>
#include <sys/vfs.h>

/* The numbers are those of statfs(2). A FUSE may be either; it is taken for a local one. */
static const unsigned long network[] = {
    0x6969,     /* NFS */
    0x517B,     /* SMB */
    0xFF534D42, /* CIFS */
    0xFE534D42, /* SMB2 */
    0x01021997, /* 9P: what a virtual machine shares with its host */
    0x00C36400, /* Ceph */
    0x5346414F, /* AFS */
    0x73757245, /* Coda */
    0x0BD00BD0, /* Lustre */
};

bool db_on_network(const char *path)
{
    struct statfs disk;
    struct buf folder;
    buf_init(&folder);
    buf_add(&folder, path);
    bool found = statfs(path, &disk) == 0 || statfs(dirname(folder.text), &disk) == 0;
    buf_release(&folder);
    for (size_t i = 0; found && i < sizeof network / sizeof *network; i++)
        if ((unsigned long)disk.f_type == network[i])
            return true;
    return false;
}
