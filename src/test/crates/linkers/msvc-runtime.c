/* As much of Microsoft's C run time as lld-link asks for. The library cannot be loaded, only read. */
typedef void (*tls_callback)(void *, unsigned long, void *);

struct tls_directory {
    void *start, *end, *index, *callbacks;
    unsigned zeroes, characteristics;
};

#pragma section(".tls", long, read, write)
#pragma section(".tls$ZZZ", long, read, write)
#pragma section(".CRT$XLA", long, read)
#pragma section(".CRT$XLZ", long, read)
#pragma section(".rdata$T", long, read)

int _fltused = 0x9875;
unsigned long _tls_index;
__declspec(allocate(".tls")) char _tls_start;
__declspec(allocate(".tls$ZZZ")) char _tls_end;
__declspec(allocate(".CRT$XLA")) tls_callback first_callback = 0;
__declspec(allocate(".CRT$XLZ")) tls_callback last_callback = 0;
__declspec(allocate(".rdata$T")) const struct tls_directory _tls_used = {
    &_tls_start, &_tls_end, &_tls_index, &first_callback + 1, 0, 0,
};

void __chkstk(void) {}

int __CxxFrameHandler3(void) {
    return 1;
}

int _DllMainCRTStartup(void *module, unsigned long reason, void *reserved) {
    return 1;
}
