/* Linked into a build that counts branches: a signal that a process raises at its end would
 * take with it what was counted (--wrap hands raise to the function here). */
void __gcov_dump(void);
void __gcov_reset(void);
int __real_raise(int number);
int __wrap_raise(int number);

int __wrap_raise(int number)
{
    __gcov_dump();
    __gcov_reset(); /* it may come back, when it was only stopped */
    return __real_raise(number);
}
